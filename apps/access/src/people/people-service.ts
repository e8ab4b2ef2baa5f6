import type {
  AuditService,
  Holdings,
  Origin,
  PeopleService,
  TokenService,
} from '@switchboard/access-api';
import { isUniqueViolation } from '@switchboard/database';
import type { Person, PrismaClient } from '@switchboard/database';
import { isGuestRole, mayManage } from '@switchboard/identity';
import type { Role } from '@switchboard/identity';
import { PlatformError } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { newId } from '../ids.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { endSessions } from './end-sessions.ts';
import type { EndingTools } from './end-sessions.ts';
import { exportPeople } from './export-people.ts';
import { listPeople } from './list-people.ts';
import { holdingsOf, personFile } from './person-file.ts';
import type { FileTools } from './person-file.ts';
import { recordOf, roleOf } from './person-view.ts';

export interface PeopleTools {
  readonly client: PrismaClient;
  readonly tokens: TokenService;
  readonly ledger: Ledger;
  readonly budget: FileTools['budget'];
  readonly policy: FileTools['policy'];
  readonly sessions: EndingTools['sessions'];
  /** Who else remembers people: what it knows of an erased one goes. */
  readonly memories: readonly Memory[];
  readonly audit: AuditService;
  readonly clock: Clock;
}

export interface Memory {
  release(personId: string): Promise<void>;
}

export function createPeopleService(tools: PeopleTools): PeopleService {
  const { client, tokens, ledger, clock } = tools;
  const note = (origin: Origin, action: string, subjectId: string, reason?: string) =>
    tools.audit.record({
      actorId: origin.actor.id,
      action,
      subjectId,
      outcome: 'done',
      reason,
      requestId: origin.requestId,
    });
  const find = async ({ actor }: Origin, id: string): Promise<Person> => {
    const person = await client.person.findUnique({ where: { id } });
    if (!person || person.erasedAt) throw missing();
    if (actor.id !== id) refuseBeyond(actor.role, roleOf(person));
    return person;
  };
  const apply = async ({ id, role }: Person, data: Partial<Person>): Promise<void> => {
    // Still what it was decided by.
    const where = { id, role, erasedAt: null };
    const { count } = await client.person.updateMany({ where, data });
    if (count === 0) throw missing();
  };
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
      refuseBeyond(origin.actor.role, person.role);
      const id = newId('usr', clock);
      const createdAt = new Date(clock.now());
      const data = { ...person, id, email: email ?? null, createdAt };
      const created = await client.person.create({ data }).catch(refuseTwin);
      await note(origin, 'people.create', id);
      return recordOf(created);
    },

    async block(origin, id, reason) {
      refuseSelf(origin, id);
      await apply(await find(origin, id), { blockedAt: new Date(clock.now()) });
      await note(origin, 'people.block', id, reason);
      await tokens.revoke(origin, id, 'people.block');
    },

    async unblock(origin, id, reason) {
      await apply(await find(origin, id), { blockedAt: null });
      await note(origin, 'people.unblock', id, reason);
    },

    async setRole(origin, id, role) {
      refuseSelf(origin, id);
      const person = await find(origin, id);
      if (isGuestRole(roleOf(person))) {
        throw new PlatformError('guest-stays-guest', 'conflict', 'A guest keeps that role.');
      }
      await apply(person, { role });
      await note(origin, 'people.setRole', id, role);
      await tokens.revoke(origin, id, 'people.setRole');
    },

    async revokeTokens(origin, id, reason) {
      await find(origin, id);
      await tokens.revoke(origin, id, reason);
    },

    ...endSessions(tools, find),

    async erase(origin, id, reason) {
      const holdings = await holdingsOf(client, id);
      await apply(await find(origin, id), { ...nobody(id), erasedAt: new Date(clock.now()) });
      await note(origin, 'people.erase', id, proof(holdings, reason));
      for (const memory of [...tools.memories, ledger]) await memory.release(id);
    },
  };
}

/** Why, and how much of what was there. */
function proof(holdings: Holdings, reason = ''): string {
  const counts = Object.entries(holdings).map(([what, count]) => `${what} ${count}`);
  return [...(reason ? [reason] : []), counts.join(', ')].join('; ');
}

/** What remains of an erased person: a row that the ledger and the audit log can point to. */
function nobody(id: string): Partial<Person> {
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
  throw new PlatformError('not-yourself', 'forbidden', 'Another admin must do this.');
}

function refuseBeyond(role: Role, other: Role): void {
  if (mayManage(role, other)) return;
  throw new PlatformError('not-your-charge', 'forbidden', 'Your role does not manage this one.');
}

function missing(): PlatformError {
  return new PlatformError('person-not-found', 'missing', 'No such person.');
}

function refuseTwin(cause: unknown): never {
  if (!isUniqueViolation(cause)) throw cause;
  throw new PlatformError('person-exists', 'conflict', 'This person is already here.', { cause });
}
