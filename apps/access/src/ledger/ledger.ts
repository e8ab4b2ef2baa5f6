import { accessError } from '@switchboard/access-api';
import type { AuditService } from '@switchboard/access-api';
import type { LedgerEntry, PrismaClient } from '@switchboard/database';
import { isPlatformError, PlatformError } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { newId } from '../ids.ts';
import { keyedFlight } from '../keyed-flight.ts';
import type { IdentityGateway } from './identity-gateway.ts';

export interface LedgerTools {
  readonly client: PrismaClient;
  readonly gateway: IdentityGateway;
  readonly audit: AuditService;
  readonly clock: Clock;
}

/** Exactly one communication identity per person, whatever races or crashes. */
export interface Ledger {
  /** The person's identity; made on first need. */
  identityOf(personId: string, requestId: string): Promise<string>;
  /**
   * Does something with the person's identity. If ACS does not know it, as after a loss of its
   * data, the person gets a new one and it is done once more.
   */
  withIdentity<T>(
    personId: string,
    requestId: string,
    act: (userId: string) => Promise<T>,
  ): Promise<T>;
  /** Deletes, here and at ACS, what an erased person leaves behind. */
  release(personId: string): Promise<void>;
  /** Deletes what belongs to nobody and was last touched before `before`. */
  reconcile(before: Date): Promise<void>;
}

/**
 * Creating an identity is three commits around one call: reserve, ask ACS, record, claim. A crash
 * after any of them leaves a row that `reconcile` finds. The claim is one statement on the person's
 * row, so of many creators one wins; the others delete what they made.
 */
export function createLedger(tools: LedgerTools): Ledger {
  const { client } = tools;
  const ensure = keyedFlight(async (personId: string, requestId = '') => {
    const known = await client.person.findUnique({ where: { id: personId } });
    if (known?.acsUserId) return known.acsUserId;
    if (!known || known.erasedAt) throw noSuchPerson();
    return create(tools, personId, requestId);
  });
  const renew = async (personId: string, requestId: string, lost: string): Promise<string> => {
    await writeOff(tools, { personId, requestId, lost });
    const userId = await ensure(personId, requestId);
    // We may have joined somebody who had read the lost one before it was written off.
    return userId === lost ? ensure(personId, requestId) : userId;
  };
  return {
    identityOf: (personId, requestId) => ensure(personId, requestId),
    async withIdentity(personId, requestId, act) {
      const userId = await ensure(personId, requestId);
      try {
        return await act(userId);
      } catch (error) {
        if (!isPlatformError(error) || error.code !== 'identity-not-owned') throw error;
        return act(await renew(personId, requestId, userId));
      }
    },
    async release(personId) {
      await client.ledgerEntry.updateMany({
        where: { personId, state: 'active' },
        data: { state: 'deleting', changedAt: now(tools) },
      });
      const where = { personId, state: 'deleting' };
      for (const entry of await client.ledgerEntry.findMany({ where })) await remove(tools, entry);
    },
    reconcile: (before) => reconcile(tools, before),
  };
}

async function create(tools: LedgerTools, personId: string, requestId: string): Promise<string> {
  const { client, gateway, audit, clock } = tools;
  const id = newId('idn', clock);
  const at = now(tools);
  await client.ledgerEntry.create({
    data: { id, personId, state: 'reserved', createdAt: at, changedAt: at },
  });
  const acsUserId = await gateway
    .createUser()
    .catch((error: unknown) => dropEntry(tools, id, error));
  await client.ledgerEntry.update({
    where: { id },
    data: { acsUserId, state: 'created', changedAt: now(tools) },
  });
  if (!(await claim(tools, id, personId, acsUserId))) return discard(tools, id, personId);
  await audit.record({
    actorId: personId,
    action: 'identity.create',
    subjectId: personId,
    outcome: 'done',
    requestId,
  });
  return acsUserId;
}

/** One statement: either the person and the entry both change, or neither does. */
async function claim(
  tools: LedgerTools,
  id: string,
  personId: string,
  acsUserId: string,
): Promise<boolean> {
  const count = await tools.client.$executeRaw`
    WITH entry AS (
      SELECT id FROM ledger_entry WHERE id = ${id} AND state = 'created' FOR UPDATE
    ), claimed AS (
      UPDATE person SET acs_user_id = ${acsUserId}
      FROM entry
      WHERE person.id = ${personId} AND acs_user_id IS NULL AND erased_at IS NULL
      RETURNING person.id
    )
    UPDATE ledger_entry SET state = 'active', changed_at = ${now(tools)}
    FROM claimed WHERE ledger_entry.id = ${id}`;
  return count === 1;
}

/** Of all who find out that ACS does not know an identity, one takes it from the person. */
async function writeOff(
  { client, audit, clock }: LedgerTools,
  { personId, requestId, lost }: { personId: string; requestId: string; lost: string },
): Promise<void> {
  const [{ count }] = await client.$transaction([
    client.person.updateMany({
      where: { id: personId, acsUserId: lost },
      data: { acsUserId: null },
    }),
    client.ledgerEntry.updateMany({
      where: { personId, acsUserId: lost, state: 'active' },
      data: { state: 'lost', changedAt: new Date(clock.now()) },
    }),
  ]);
  if (count === 0) return;
  await audit.record({
    actorId: null,
    action: 'identity.lost',
    subjectId: personId,
    outcome: 'done',
    reason: 'identity-not-owned',
    requestId,
  });
}

/** Somebody else was faster: theirs is the person's identity, ours goes. */
async function discard(tools: LedgerTools, id: string, personId: string): Promise<string> {
  const entry = await tools.client.ledgerEntry.update({
    where: { id },
    data: { state: 'deleting', changedAt: now(tools) },
  });
  // A failure here leaves the row for the next reconciliation; the winner's identity is good.
  await remove(tools, entry).catch(() => undefined);
  const person = await tools.client.person.findUnique({ where: { id: personId } });
  if (!person?.acsUserId) throw noSuchPerson();
  return person.acsUserId;
}

/** Only when ACS answered with a refusal is it certain that nothing was made. */
async function dropEntry(tools: LedgerTools, id: string, error: unknown): Promise<never> {
  const certain = error instanceof PlatformError && error.code !== 'acs-unavailable';
  if (certain) await tools.client.ledgerEntry.delete({ where: { id } });
  throw error;
}

async function remove(
  tools: LedgerTools,
  entry: { readonly id: string; readonly acsUserId: string | null },
): Promise<void> {
  if (entry.acsUserId) await tools.gateway.deleteUser(entry.acsUserId);
  await tools.client.ledgerEntry.update({
    where: { id: entry.id },
    data: { state: 'deleted', changedAt: now(tools) },
  });
}

async function reconcile(tools: LedgerTools, before: Date): Promise<void> {
  const { client } = tools;
  const old = { changedAt: { lte: before } };
  // An attempt without an answer: ACS cannot list identities, so all we can do is say so.
  await client.ledgerEntry.updateMany({
    where: { state: 'reserved', ...old },
    data: { state: 'lost', changedAt: now(tools) },
  });
  await client.ledgerEntry.updateMany({
    where: { state: 'created', ...old },
    data: { state: 'deleting' },
  });
  const entries = await client.ledgerEntry.findMany({ where: { state: 'deleting', ...old } });
  const failures: unknown[] = [];
  // One that ACS does not delete must not keep the others.
  for (const entry of entries) {
    await deleteOrphan(tools, entry).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}

async function deleteOrphan(tools: LedgerTools, entry: LedgerEntry): Promise<void> {
  await remove(tools, entry);
  await tools.audit.record({
    actorId: null,
    action: 'ledger.orphan-deleted',
    subjectId: entry.personId,
    outcome: 'done',
    requestId: entry.id,
  });
}

function now({ clock }: LedgerTools): Date {
  return new Date(clock.now());
}

function noSuchPerson(): PlatformError {
  return accessError('person-not-found', 'There is no such person.');
}
