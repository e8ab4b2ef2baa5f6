import type { AuditOutcome, NumberSearch, Origin } from '@switchboard/access-api';
import { keyedFlight } from '../keyed-flight.ts';
import { hidden } from './hidden.ts';
import type { NumberRequest } from './number-request.ts';
import type { NumberTools } from './number-tools.ts';
import { costOf, createOperationStore, requestOf } from './operation-store.ts';
import type { NewOperation, OperationRow } from './operation-store.ts';
import {
  beingBought,
  inOneCurrency,
  purchaseOfReservation,
  purchaseOfSearch,
  refuseSecond,
} from './purchase.ts';
import type { Purchase } from './purchase.ts';
import { assertWithin } from './spending.ts';

interface Agreement {
  readonly agreesNotToResell: boolean;
}

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
  const purchase = async (
    origin: Origin,
    { request, heldAs, costs }: Purchase,
  ): Promise<OperationRow> => {
    const readAt = new Date(clock.now());
    const owned = (await gateway.list()).map(({ cost }) => cost);
    const cost = inOneCurrency(costs);
    const operation: NewOperation = { request, quantity: costs.length, searchId: heldAs, cost };
    const row = await store.createAlone(origin, operation, (purchases) => {
      refuseSecond(purchases, heldAs);
      assertWithin(tools.limit, [...owned, ...beingBought(purchases, readAt)], cost);
    });
    return begin(origin, row);
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
    buy: async (origin: Origin, searchId: string, { agreesNotToResell }: Agreement) =>
      purchase(origin, purchaseOfSearch(await follow(searchId), clock.now(), agreesNotToResell)),
    buyReservation: async (origin: Origin, id: string, { agreesNotToResell }: Agreement) =>
      purchase(
        origin,
        purchaseOfReservation(await gateway.reservation(id), clock.now(), agreesNotToResell),
      ),
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
