import { accessError } from '@switchboard/access-api';
import type { AuditService, Ending, Origin } from '@switchboard/access-api';
import type { Person, Prisma, PrismaClient } from '@switchboard/database';
import { mayManage } from '@switchboard/identity';
import type { Role } from '@switchboard/identity';
import type { PlatformError } from '@switchboard/kernel';
import type { Revocations } from '../tokens/revocations.ts';
import { roleOf } from './person-view.ts';

export interface ChangeTools {
  readonly client: PrismaClient;
  readonly revocations: Revocations;
  readonly audit: Pick<AuditService, 'record'>;
}

/** How a person is found, changed and what of it is written down. */
export function personChanges({ client, revocations, audit }: ChangeTools) {
  const note = (origin: Origin, action: string, subjectId: string, reason?: string) =>
    audit.record({
      actorId: origin.actor.id,
      action,
      subjectId,
      outcome: 'done',
      reason,
      requestId: origin.requestId,
    });
  const find = findManaged(client);
  const apply = async (
    { id, role }: Person,
    data: Partial<Person>,
    tx: Prisma.TransactionClient = client,
  ): Promise<void> => {
    // Still what it was decided by.
    const where = { id, role, erasedAt: null };
    const { count } = await tx.person.updateMany({ where, data });
    if (count === 0) throw missing();
  };
  /** A change after which no token of before may be used any more. */
  const applyAndRevoke = async (
    origin: Origin,
    person: Person,
    data: Partial<Person>,
    { action, reason }: { readonly action: string; readonly reason?: string | undefined },
  ): Promise<Ending> => {
    const planned = await client.$transaction(async (tx) => {
      await apply(person, data, tx);
      // As it is now: an identity may have come since it was found.
      const { id } = person;
      const changed = await tx.person.findUniqueOrThrow({
        where: { id },
        select: { id: true, acsUserId: true },
      });
      return revocations.plan(tx, origin, changed, action);
    });
    await note(origin, action, person.id, reason);
    return revocations.carryOut(planned);
  };
  return { note, find, apply, applyAndRevoke };
}

/** Somebody in one's charge, or oneself. @throws PlatformError `person-not-found`, `not-your-charge` */
export function findManaged(client: PrismaClient) {
  return async ({ actor }: Origin, id: string): Promise<Person> => {
    const person = await client.person.findUnique({ where: { id } });
    if (!person || person.erasedAt) throw missing();
    if (actor.id !== id) refuseUnmanaged(actor.role, roleOf(person));
    return person;
  };
}

export function refuseUnmanaged(role: Role, other: Role): void {
  if (mayManage(role, other)) return;
  throw accessError('not-your-charge', 'Your role does not manage this one.');
}

function missing(): PlatformError {
  return accessError('person-not-found', 'No such person.');
}
