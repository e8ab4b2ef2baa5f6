import { accessError } from '@switchboard/access-api';
import type { AuditOutcome, MonthlyCost, NumberSearch, Origin } from '@switchboard/access-api';
import { keyedFlight } from '../keyed-flight.ts';
import { hidden } from './hidden.ts';
import type { NumberRequest } from './number-request.ts';
import type { NumberTools } from './number-tools.ts';
import { costOf, createOperationStore, heldOf, requestOf } from './operation-store.ts';
import type { NewOperation, OperationRow } from './operation-store.ts';
import { assertWithin } from './spending.ts';

/** What is asked of ACS and takes its time: begun, followed to its end, and written down. */
export function createNumberOperations(tools: NumberTools) {
  const { gateway, clock } = tools;
  const store = createOperationStore(tools.client, clock);
  const follow = keyedFlight(async (id): Promise<OperationRow> => {
    const row = await store.get(id);
    if (row.state !== 'running') return row;
    const step = await gateway.step(requestOf(row), row.poller ?? undefined);
    const changed = await store.advance(id, step);
    if (changed) await ended(tools, changed);
    return changed ?? store.get(id);
  });
  /** Asks ACS for what is written down already, so that nothing is bought that nobody knows of. */
  const begin = async (origin: Origin, row: OperationRow): Promise<OperationRow> => {
    const request = requestOf(row);
    await note(tools, origin.actor.id, row, 'done');
    const step = await gateway.step(request).catch(async (error: unknown) => {
      const failed = await store.advance(row.id, { state: 'failed', problem: 'Refused' });
      if (failed) await ended(tools, failed);
      throw error;
    });
    const changed = await store.advance(row.id, step);
    if (changed) await ended(tools, changed);
    return changed ?? store.get(row.id);
  };
  return {
    follow: (id: string) => follow(id),
    async followAll(): Promise<OperationRow[]> {
      await Promise.all((await store.open()).map(({ id }) => follow(id)));
      return store.recent();
    },
    async search(origin: Origin, search: NumberSearch) {
      const request = { kind: 'search', ...search } as const;
      return begin(origin, await store.create(origin, { request, quantity: search.quantity }));
    },
    async buy(
      origin: Origin,
      searchId: string,
      { agreesNotToResell }: { readonly agreesNotToResell: boolean },
    ) {
      const held = heldToBuy(await follow(searchId), clock.now(), agreesNotToResell);
      const readAt = new Date(clock.now());
      const owned = (await gateway.list()).map(({ cost }) => cost);
      const quantity = held.numbers.length;
      const cost = { ...held.cost, amount: held.cost.amount * quantity };
      const request = { kind: 'buy', searchId: held.searchId, agreesNotToResell } as const;
      const operation: NewOperation = { request, quantity, searchId, cost };
      const row = await store.createAlone(origin, operation, (purchases) => {
        refuseSecond(purchases, searchId);
        assertWithin(tools.limit, [...owned, ...beingBought(purchases, readAt)], cost);
      });
      return begin(origin, row);
    },
    ofNumber: async (
      origin: Origin,
      request: Extract<NumberRequest, { readonly number: string }>,
    ) => begin(origin, await store.create(origin, { request, quantity: 1 })),
    async reconcile(before: Date): Promise<void> {
      for (const row of await store.giveUp(before))
        await note(tools, row.startedById, row, 'failed');
      for (const { id } of await store.open()) await follow(id);
      await store.deleteOld();
    },
  };
}

/** @throws PlatformError `number-search-over`, `number-agreement-missing` */
function heldToBuy(row: OperationRow, nowMs: number, agreesNotToResell: boolean) {
  const held = row.kind === 'search' ? heldOf(row) : undefined;
  if (!held || Date.parse(held.expiresAt) <= nowMs) {
    throw accessError('number-search-over', 'The search holds no numbers (any more).');
  }
  if (held.mustAgreeNotToResell && !agreesNotToResell) {
    const message = 'These numbers are only sold to who agrees not to resell them.';
    throw accessError('number-agreement-missing', message);
  }
  return held;
}

function refuseSecond(purchases: readonly OperationRow[], searchId: string): void {
  const isBought = purchases.some((one) => one.searchId === searchId && one.state !== 'failed');
  if (isBought) throw accessError('number-already-bought', 'What was found is bought already.');
}

/** What is not, or may not have been, among the numbers that were read. */
function beingBought(purchases: readonly OperationRow[], readAt: Date): MonthlyCost[] {
  return purchases
    .filter(({ state }) => state !== 'failed')
    .filter(({ endedAt }) => endedAt === null || endedAt >= readAt)
    .flatMap((row) => costOf(row) ?? []);
}

async function ended(tools: NumberTools, row: OperationRow): Promise<void> {
  const { client } = tools;
  if (row.state === 'failed') await note(tools, row.startedById, row, 'failed');
  if (row.state === 'succeeded' && row.kind === 'release' && row.number !== null) {
    await client.numberLabel.deleteMany({ where: { number: row.number } });
  }
}

/** A search costs nothing, and is not written down. */
async function note(
  { audit }: NumberTools,
  actorId: string,
  row: OperationRow,
  outcome: AuditOutcome,
): Promise<void> {
  if (row.kind === 'search') return;
  const { requestId } = row;
  const action = row.kind === 'capabilities' ? 'numbers.setCapabilities' : `numbers.${row.kind}`;
  await audit.record({ actorId, action, outcome, requestId, reason: reasonOf(row) });
}

function reasonOf(row: OperationRow): string {
  const cost = costOf(row);
  const what = row.number === null ? `${row.quantity} numbers` : hidden(row.number);
  const price = cost ? [`${cost.amount} ${cost.currency} a month`] : [];
  return [what, ...price, ...(row.problem === null ? [] : [row.problem])].join(', ');
}
