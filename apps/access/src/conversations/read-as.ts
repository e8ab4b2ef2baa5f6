import { accessError } from '@switchboard/access-api';
import type { AuditService, Origin } from '@switchboard/access-api';
import type { PrismaClient } from '@switchboard/database';
import type { IdentityGateway } from '../ledger/identity-gateway.ts';

/** The least that reads, for the shortest that ACS gives. Nobody but this process ever has it. */
const SCOPES = ['chat.join.limited'] as const;
const LIFETIME_MINUTES = 60;

export interface ReadAsTools {
  readonly client: PrismaClient;
  readonly gateway: IdentityGateway;
  readonly audit: AuditService;
}

export interface Reading {
  readonly action: string;
  readonly threadId?: string;
  readonly reason?: string;
}

/**
 * ACS shows a thread to who is in it and to nobody else, so one reads as one of them. It is written
 * down first: a reading that was not does not happen.
 *
 * @returns a token of that person
 * @throws PlatformError `person-not-found`, `no-identity`
 */
export async function readAs(
  { client, gateway, audit }: ReadAsTools,
  { actor, requestId }: Origin,
  personId: string,
  { action, threadId, reason }: Reading,
): Promise<string> {
  const person = await client.person.findUnique({ where: { id: personId } });
  if (!person) throw accessError('person-not-found', 'No such person.');
  if (!person.acsUserId) {
    const message = 'This person has no communication identity, and so no conversations.';
    throw accessError('no-identity', message);
  }
  await audit.record({
    actorId: actor.id,
    action,
    subjectId: personId,
    outcome: 'done',
    reason: [threadId, reason].filter(Boolean).join(': ') || null,
    requestId,
  });
  const { token } = await gateway.issueToken(person.acsUserId, SCOPES, LIFETIME_MINUTES);
  return token;
}
