import { VirtualClock } from '@switchboard/kernel/testing';
import type { Claim, ClaimedDelivery, Settlement } from './delivery-store.ts';
import { LEASE_MS } from './held-delivery.ts';
import type { HeldDelivery } from './held-delivery.ts';
import type { Outcome } from './outcome.ts';
import { Pump } from './pump.ts';
import { settingsInput } from './subscription.ts';
import type { Subscription } from './subscription.ts';

const MAX_REQUESTS = 8;
const MAX_HANDED_OVER = 64;
const delivered: Outcome = { status: 200, name: 'Delivered' };

function subscription(settings: object = {}): Subscription {
  return {
    ...{ id: 's', name: 'its-name', endpoint: 'http://127.0.0.1/', headers: [], createdMs: 0 },
    ...{ state: 'Succeeded', problem: null, validationCode: 'c', validUntilMs: null },
    settings: settingsInput.parse(settings),
  };
}

/** A pump over rows in memory, whose requests are answered by hand. */
function setUp(settings: object = {}) {
  const clock = new VirtualClock(0);
  const due: ClaimedDelivery[] = [];
  const claims: Claim[] = [];
  const requests: { ids: string[]; answer: (outcome: Outcome) => void }[] = [];
  const settlements: Settlement[] = [];
  const errors: unknown[] = [];
  const writes: { fail?: Error } = {};
  const pump = new Pump(subscription(settings), {
    clock,
    store: {
      claim: async (claim) => {
        claims.push(claim);
        return { deliveries: due.splice(0, claim.take), nextDueMs: null };
      },
    },
    settle: async (settlement) => {
      if (writes.fail) throw writes.fail;
      settlements.push(settlement);
    },
    notify: (_subscription, { events, signal }) => {
      const { promise, resolve } = Promise.withResolvers<Outcome>();
      signal.addEventListener('abort', () => resolve({ name: 'Stopped' }));
      requests.push({ ids: events.map(({ id }) => id), answer: resolve });
      return promise;
    },
    random: () => 0,
    onError: (error) => errors.push(error),
  });
  return { pump, clock, due, claims, requests, settlements, errors, writes };
}

function event(number: number) {
  const times = { eventMs: 0, publishedMs: 0 };
  return { id: `event ${number}`, type: 'T', subject: 's', data: {}, ...times };
}

function row(id: number): ClaimedDelivery {
  return { id, attempts: 1, lease: 1, sinceMs: 0, event: event(id) };
}

function held(number: number, id: number | undefined = number): HeldDelivery {
  return { ...row(number), id: Promise.resolve(id), untilMs: LEASE_MS };
}

const turn = (clock: VirtualClock) => clock.advance(0);

it('delivers what it is handed without reading anything, and writes how it went', async () => {
  const { pump, clock, claims, requests, settlements } = setUp();
  expect(pump.reserve(LEASE_MS)).toBe(true);
  pump.handOver([held(1)], 1);
  expect(requests.map(({ ids }) => ids)).toEqual([['event 1']]);
  requests[0]!.answer(delivered);
  await turn(clock);
  expect(settlements).toMatchObject([{ id: 1, lease: 1, attempts: 1, state: 'delivered' }]);
  expect(claims).toEqual([]);
  await pump[Symbol.asyncDispose]();
});

it('is busy with eight requests at once, and lets the rest wait in batches', async () => {
  const { pump, clock, requests } = setUp({ batching: { maxEventsPerBatch: 10 } });
  for (let at = 1; at <= MAX_REQUESTS; at++) pump.handOver([held(at)], 0);
  pump.handOver([held(11), held(12), held(13)], 0);
  expect(requests).toHaveLength(MAX_REQUESTS);
  requests[0]!.answer(delivered);
  await turn(clock);
  expect(requests[MAX_REQUESTS]?.ids).toEqual(['event 11', 'event 12', 'event 13']);
  await pump[Symbol.asyncDispose]();
});

it('keeps a bounded number of places, which come back when nothing comes of them', async () => {
  const { pump, clock } = setUp();
  const reserve = () => pump.reserve(clock.now() + LEASE_MS);
  const places = Array.from({ length: MAX_HANDED_OVER }, reserve);
  expect(places).not.toContain(false);
  expect(reserve()).toBe(false);
  pump.handOver([], 1);
  expect([reserve(), reserve()]).toEqual([true, false]);
  await clock.advance(LEASE_MS);
  expect(reserve()).toBe(true);
  await pump[Symbol.asyncDispose]();
});

it('reads what is due before it is handed anything more', async () => {
  const { pump, clock, due, requests } = setUp();
  due.push(...Array.from({ length: MAX_REQUESTS + 1 }, (_, at) => row(at + 1)));
  pump.wake();
  await turn(clock);
  expect(requests).toHaveLength(MAX_REQUESTS);
  expect(pump.reserve(LEASE_MS)).toBe(false);
  requests[0]!.answer(delivered);
  await turn(clock);
  requests[1]!.answer(delivered);
  await turn(clock);
  expect(requests.at(-1)?.ids).toEqual([`event ${MAX_REQUESTS + 1}`]);
  expect(pump.reserve(LEASE_MS)).toBe(true);
  await pump[Symbol.asyncDispose]();
});

it('looks again when the lease ends of what it was never handed', async () => {
  const { pump, clock, due, requests } = setUp();
  pump.reserve(LEASE_MS);
  due.push(row(1));
  await clock.advance(LEASE_MS - 1);
  expect(requests).toEqual([]);
  await clock.advance(1);
  expect(requests.map(({ ids }) => ids)).toEqual([['event 1']]);
  await pump[Symbol.asyncDispose]();
});

it('looks again when the lease ends of what it could not settle', async () => {
  const { pump, clock, claims, requests, errors, writes } = setUp();
  writes.fail = new Error('away');
  pump.reserve(LEASE_MS);
  pump.handOver([held(1)], 1);
  requests[0]!.answer(delivered);
  await turn(clock);
  expect(errors).toEqual([writes.fail]);
  await clock.advance(LEASE_MS);
  expect(claims).toHaveLength(1);
  await pump[Symbol.asyncDispose]();
});

it('leaves to the database what waits for so long that its lease would end under way', async () => {
  const { pump, clock, requests } = setUp();
  for (let at = 1; at <= MAX_REQUESTS + 1; at++) pump.handOver([held(at)], 0);
  await clock.advance(LEASE_MS / 2 + 1);
  requests[0]!.answer(delivered);
  await turn(clock);
  expect(requests).toHaveLength(MAX_REQUESTS);
  await pump[Symbol.asyncDispose]();
});

it('settles nothing of an event that came to have no row', async () => {
  const { pump, clock, requests, settlements, errors } = setUp();
  pump.handOver([{ ...held(1), id: Promise.resolve(undefined) }], 0);
  requests[0]!.answer(delivered);
  await turn(clock);
  expect([settlements, errors]).toEqual([[], []]);
  await pump[Symbol.asyncDispose]();
});

it('tries again when it failed, and not before', async () => {
  const { pump, clock, claims, requests, settlements } = setUp();
  pump.handOver([held(1)], 0);
  requests[0]!.answer({ status: 500, name: 'InternalServerError' });
  await turn(clock);
  expect(settlements).toMatchObject([{ id: 1, state: 'waiting', dueMs: 10_000 }]);
  await clock.advance(9_999);
  expect(claims).toEqual([]);
  await clock.advance(1);
  expect(claims).toHaveLength(1);
  await pump[Symbol.asyncDispose]();
});

it('gives back what is under way and what waits when it ends', async () => {
  const { pump, settlements } = setUp();
  for (let at = 1; at <= MAX_REQUESTS + 2; at++) pump.handOver([held(at)], 0);
  await pump[Symbol.asyncDispose]();
  const back = { state: 'waiting', dueMs: 0, attempts: 0, attempt: null };
  expect(settlements.toSorted((a, b) => a.id - b.id)).toEqual(
    Array.from({ length: MAX_REQUESTS + 2 }, (_, at) =>
      expect.objectContaining({ id: at + 1, ...back }),
    ),
  );
  expect(pump.reserve(LEASE_MS)).toBe(false);
});
