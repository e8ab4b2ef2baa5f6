import { accessError } from '@switchboard/access-api';
import type { Holdings, PersonFile } from '@switchboard/access-api';
import type { PrismaClient } from '@switchboard/database';
import type { PolicyKeeper } from '../policy/policy-service.ts';
import type { Budget } from '../tokens/budget.ts';
import { recordOf, roleOf } from './person-view.ts';

const LATEST_TOKENS = 50;
const MAX_IDENTITIES = 50;

export interface FileTools {
  readonly client: PrismaClient;
  readonly budget: Pick<Budget, 'spentToday' | 'relaysToday'>;
  readonly policy: Pick<PolicyKeeper, 'read'>;
}

/** Everything that is kept about one person, each part by one indexed query. */
export async function personFile(
  { client, budget, policy }: FileTools,
  personId: string,
): Promise<PersonFile> {
  const person = await client.person.findUnique({ where: { id: personId } });
  if (!person) throw accessError('person-not-found', 'No such person.');
  const where = { personId };
  const [identities, tokens, rules, spentToday, relaysToday, holdings] = await Promise.all([
    client.ledgerEntry.findMany({ where, orderBy: { id: 'desc' }, take: MAX_IDENTITIES }),
    client.issuedToken.findMany({ where, orderBy: { issuedAt: 'desc' }, take: LATEST_TOKENS }),
    policy.read(),
    budget.spentToday(personId),
    budget.relaysToday(personId),
    holdingsOf(client, personId),
  ]);
  const rule = rules[roleOf(person)];
  return {
    person: recordOf(person),
    provider: { issuer: person.issuer, subject: person.subject },
    identities: identities.map(({ acsUserId: userId, id, state, createdAt, changedAt }) => ({
      ...{ id, userId, state, createdAt, changedAt },
    })),
    budget: { spentToday, perDay: rule.tokensPerPersonPerDay },
    relays: {
      mayRelay: rule.mayRelay,
      spentToday: relaysToday,
      perDay: rule.relaysPerPersonPerDay,
    },
    tokens: tokens.map(({ id, scopes, issuedAt, expiresAt, requestId, browser, system }) => ({
      ...{ id, scopes, issuedAt, expiresAt, requestId, browser, system },
    })),
    holdings,
  };
}

/** What goes when somebody is erased, and is counted in the audit as proof. */
export async function holdingsOf(client: PrismaClient, personId: string): Promise<Holdings> {
  const where = { personId };
  const [identities, tokens, rooms, memberships, invitations, calls] = await Promise.all([
    client.ledgerEntry.count({ where: { personId, state: { in: ['created', 'active'] } } }),
    client.issuedToken.count({ where }),
    client.room.count({ where: { ownerId: personId, removedAt: null } }),
    client.roomMember.count({ where }),
    client.invitation.count({ where: { inviterId: personId } }),
    client.callRecord.count({ where }),
  ]);
  return { identities, tokens, rooms, memberships, invitations, calls };
}
