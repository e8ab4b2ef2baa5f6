import type { AuditOutcome, AuditService, LedgerService } from '@switchboard/access-api';
import type { PrismaClient } from '@switchboard/database';
import type { Clock } from '@switchboard/kernel';
import { GRACE_MS } from './keep-reconciled.ts';
import type { Ledger } from './ledger.ts';
import { listOrphans, ORPHANED } from './list-orphans.ts';

export interface LedgerServiceTools {
  readonly client: PrismaClient;
  readonly ledger: Pick<Ledger, 'reconcile'>;
  readonly audit: AuditService;
  readonly clock: Clock;
}

/** What the staff sees of the ledger, and may do about it. */
export function createLedgerService(tools: LedgerServiceTools): LedgerService {
  const { client, ledger, audit, clock } = tools;
  const count = (): Promise<number> => client.ledgerEntry.count({ where: ORPHANED });
  return {
    orphans: () => listOrphans(client),
    list: listLedger(client),

    async repair({ actor, requestId }) {
      const before = await count();
      const note = (outcome: AuditOutcome, left: number): Promise<void> =>
        audit.record({
          actorId: actor.id,
          action: 'ledger.repair',
          outcome,
          reason: `${before - left} of ${before}`,
          requestId,
        });
      try {
        await ledger.reconcile(new Date(clock.now() - GRACE_MS));
      } catch (error) {
        await note('failed', await count());
        throw error;
      }
      const left = await count();
      await note('done', left);
      return { before, left };
    },
  };
}

function listLedger(client: PrismaClient): LedgerService['list'] {
  return async ({ cursor, limit, state, personId, userId }) => {
    const rows = await client.ledgerEntry.findMany({
      where: {
        ...(cursor !== undefined && { id: { lt: cursor } }),
        ...(state && { state }),
        ...(personId && { personId }),
        ...(userId && { acsUserId: userId }),
      },
      include: { person: { select: { id: true, name: true } } },
      orderBy: { id: 'desc' },
      take: limit,
    });
    const items = rows.map(({ id, acsUserId, state: now, createdAt, changedAt, person }) => ({
      ...{ id, userId: acsUserId, state: now, createdAt, changedAt, person },
    }));
    return { items, cursor: rows.length === limit ? (items.at(-1)?.id ?? null) : null };
  };
}
