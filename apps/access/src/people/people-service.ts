import { accessError } from '@switchboard/access-api';
import type {
  AuditService,
  Holdings,
  Origin,
  PeopleService,
  TokenService,
} from '@switchboard/access-api';
import { isUniqueViolation } from '@switchboard/database';
import type { Person, PrismaClient } from '@switchboard/database';
import { isGuestRole } from '@switchboard/identity';
import type { Clock } from '@switchboard/kernel';
import { newId } from '../ids.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Revocations } from '../tokens/revocations.ts';
import { endRelay } from './end-relay.ts';
import type { RelayEndingTools } from './end-relay.ts';
import { endSessions } from './end-sessions.ts';
import type { EndingTools } from './end-sessions.ts';
import { exportPeople } from './export-people.ts';
import { listPeople } from './list-people.ts';
import { holdingsOf, personFile } from './person-file.ts';
import type { FileTools } from './person-file.ts';
import { personChanges, refuseUnmanaged } from './person-changes.ts';
import { recordOf, roleOf } from './person-view.ts';

export interface PeopleTools {
  readonly client: PrismaClient;
  readonly tokens: TokenService;
  readonly revocations: Revocations;
  readonly ledger: Ledger;
  readonly budget: FileTools['budget'];
  readonly policy: FileTools['policy'];
  readonly sessions: EndingTools['sessions'];
  readonly control: RelayEndingTools['control'];
  /** Who else keeps something of people: what it has of an erased one goes. */
  readonly erasureParticipants: readonly ErasureParticipant[];
  readonly audit: AuditService;
  readonly clock: Clock;
}

/** Keeps something of people, and lets go of it when one is erased. */
export interface ErasureParticipant {
  release(personId: string): Promise<void>;
}

export function createPeopleService(tools: PeopleTools): PeopleService {
  const { client, tokens, ledger, clock } = tools;
  const { note, find, apply, applyAndRevoke } = personChanges(tools);
  const list = listPeople(client);
  return {
    list,
    exportPage: exportPeople(list),
    get: (id) => personFile(tools, id),
    timeline: (personId, request) => tools.audit.list({ ...request, personId }),

    async update(origin, id, { name, email }) {
      const change = {
        ...(name !== undefined && { name, nameIsKept: true }),
        ...(email !== undefined && { email }),
      };
      await apply(await find(origin, id), change);
      await note(origin, 'people.update', id, Object.keys(change).join(', '));
      return recordOf(await client.person.findUniqueOrThrow({ where: { id } }));
    },

    async create(origin, { email, ...person }) {
      refuseUnmanaged(origin.actor.role, person.role);
      const id = newId('usr', clock);
      const createdAt = new Date(clock.now());
      const data = { ...person, id, email: email ?? null, createdAt };
      const created = await client.person.create({ data }).catch(refuseDuplicate);
      await note(origin, 'people.create', id);
      return recordOf(created);
    },

    async block(origin, id, reason) {
      refuseSelf(origin, id);
      const person = await find(origin, id);
      const blocked = { blockedAt: new Date(clock.now()) };
      return applyAndRevoke(origin, person, blocked, { action: 'people.block', reason });
    },

    async unblock(origin, id, reason) {
      await apply(await find(origin, id), { blockedAt: null });
      await note(origin, 'people.unblock', id, reason);
    },

    async setRole(origin, id, role) {
      refuseSelf(origin, id);
      const person = await find(origin, id);
      if (isGuestRole(roleOf(person))) {
        throw accessError('guest-stays-guest', 'A guest keeps that role.');
      }
      return applyAndRevoke(origin, person, { role }, { action: 'people.setRole', reason: role });
    },

    async revokeTokens(origin, id, reason) {
      await find(origin, id);
      return tokens.revoke(origin, id, reason);
    },

    ...endSessions(tools, find),
    ...endRelay({ control: tools.control, find, note }),

    async erase(origin, id, reason) {
      const holdings = await holdingsOf(client, id);
      await apply(await find(origin, id), { ...anonymised(id), erasedAt: new Date(clock.now()) });
      await note(origin, 'people.erase', id, proof(holdings, reason));
      for (const participant of [...tools.erasureParticipants, ledger])
        await participant.release(id);
    },
  };
}

/** Why, and how much of what was there. */
function proof(holdings: Holdings, reason = ''): string {
  const counts = Object.entries(holdings).map(([what, count]) => `${what} ${count}`);
  return [...(reason ? [reason] : []), counts.join(', ')].join('; ');
}

/** What remains of an erased person: a row that the ledger and the audit log can point to. */
function anonymised(id: string): Partial<Person> {
  return {
    issuer: 'erased',
    subject: id,
    name: 'Erased person',
    email: null,
    acsUserId: null,
    guestKeyHash: null,
  };
}

function refuseSelf({ actor }: Origin, id: string): void {
  if (actor.id !== id) return;
  throw accessError('not-yourself', 'Another admin must do this.');
}

function refuseDuplicate(cause: unknown): never {
  if (!isUniqueViolation(cause)) throw cause;
  throw accessError('person-exists', 'This person is already here.', { cause });
}
