import { EventEmitter, on, once } from 'node:events';
import type { HandoverProgress, PeopleQueue, QueueRequest } from '../src/handover/people-queue.ts';
import { answered, callback, conversation, startBots, THEIRS } from './_bots.ts';
import { ALICE, BOT_USER, messageEvent, startInThreads, THREAD, threadEvent } from './_chat.ts';

const BEA = '8:acs:resource_bea';
/** More than any library does at a time unless it is told otherwise. */
const MANY = 20;

/** A queue of people that is made up: a test says what they do. */
class FakeQueue implements PeopleQueue {
  readonly requests: QueueRequest[] = [];
  readonly told: string[] = [];
  readonly #emitter = new EventEmitter();
  #progress: HandoverProgress = { state: 'waiting' };

  async request(request: QueueRequest): Promise<HandoverProgress> {
    this.requests.push(request);
    return this.#progress;
  }

  async get(): Promise<HandoverProgress> {
    return this.#progress;
  }

  async cancel(): Promise<void> {
    this.told.push('cancelled');
  }

  async connected(): Promise<void> {
    this.told.push('connected');
  }

  async notReached(): Promise<void> {
    this.told.push('not reached');
  }

  async *changes(signal: AbortSignal): AsyncIterable<string | undefined> {
    yield undefined;
    const changes = on(this.#emitter, 'change', { signal });
    try {
      for await (const [id] of changes) yield id as string;
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  /** Tells the bots that something has changed, and of it so many times. */
  becomes(progress: HandoverProgress, times = 1): void {
    this.#progress = progress;
    for (let time = 0; time < times; time++) this.#emitter.emit('change', this.requests[0]?.id);
  }
}

/** Until the condition holds; jobs are settled in between. */
async function until(started: { settle(): Promise<void> }, holds: () => boolean): Promise<void> {
  while (!holds()) {
    await started.settle();
    await new Promise((done) => setImmediate(done));
  }
}

async function callerWaits() {
  const queue = new FakeQueue();
  const started = await startBots({ queue });
  const call = await answered(started);
  await call.tell('CallConnected');
  await call.choose('person', 1);
  return { ...started, queue, call };
}

test('whoever accepts is rung into the call, and the bot leaves it to them', async () => {
  await using started = await callerWaits();
  const { calls, queue, call } = started;
  expect(queue.requests).toMatchObject([
    {
      ...{ team: 'front-desk', channel: 'voice', number: THEIRS, name: 'Kai' },
      callConnectionId: 'connection-1',
      summary: { facts: [{ name: 'name', value: 'Kai' }], understood: ['A person'] },
    },
  ]);
  queue.becomes({ state: 'accepted', userId: BEA }, 3);
  await until(started, () => calls.rings.length > 0);
  await call.tell('AddParticipantSucceeded', { operationContext: calls.rings[0] });
  expect(calls.rings).toHaveLength(1);
  expect(calls.asked).toContain(`ring ${BEA}`);
  expect(calls.asked.at(-1)).toBe('leave');
  expect(queue.told).toEqual(['connected']);
});

test('when nobody comes, or whoever accepted is not reached, the bot goes on', async () => {
  await using nobody = await callerWaits();
  nobody.queue.becomes({ state: 'over' });
  await until(nobody, () => nobody.calls.said?.includes('nobody is free') === true);
  await using lost = await callerWaits();
  lost.queue.becomes({ state: 'accepted', userId: BEA });
  await until(lost, () => lost.calls.rings.length > 0);
  await lost.call.tell('AddParticipantFailed', { operationContext: lost.calls.rings[0] });
  expect(lost.calls.said).toContain('nobody is free');
  expect(lost.queue.told).toEqual(['not reached']);
});

test('whoever waits for a queue that does not answer, or tells nothing any more, goes on', async () => {
  await using silent = await callerWaits();
  await silent.clock.advance(270_000);
  await until(silent, () => silent.calls.said?.includes('nobody is free') === true);
  const queue = new FakeQueue();
  queue.request = () => Promise.reject(new Error('unreachable'));
  await using started = await startBots({ queue });
  const call = await answered(started);
  await call.tell('CallConnected');
  await call.choose('person', 1);
  await started.clock.advance(10_000);
  await until(started, () => started.calls.said?.includes('nobody is free') === true);
});

test('whoever accepts once the bot has gone on is rung into nothing, and the queue hears of it', async () => {
  const queue = new FakeQueue();
  // The queue has taken the request, and its answer was lost.
  queue.request = () => Promise.reject(new Error('no answer'));
  await using started = await startBots({ queue });
  const { calls } = started;
  const call = await answered(started);
  await call.tell('CallConnected');
  await call.choose('person', 1);
  await started.clock.advance(10_000);
  await until(started, () => calls.said.includes('nobody is free'));
  const before = await conversation(started);
  queue.becomes({ state: 'accepted', userId: BEA }, 3);
  await until(started, () => queue.told.length > 0);
  await started.settle();
  expect(queue.told).toEqual(['not reached']);
  expect(calls.rings).toEqual([]);
  expect(await conversation(started)).toEqual(before);
  await call.choose('no', 1);
  expect(calls.said).toContain('Goodbye');
});

test('in a thread nobody is brought in either once the bot has gone on', async () => {
  const queue = new FakeQueue();
  queue.request = () => Promise.reject(new Error('no answer'));
  await using started = await startInThreads({ queue });
  const { chat, tell } = started;
  await tell(threadEvent(ALICE, BOT_USER));
  await tell(messageEvent('a person, please'));
  await started.clock.advance(10_000);
  await until(started, () => chat.last?.text.includes('nobody is free') === true);
  queue.becomes({ state: 'accepted', userId: BEA });
  await until(started, () => queue.told.length > 0);
  expect(queue.told).toEqual(['not reached']);
  expect(chat.added).toEqual([]);
  expect(chat.left).toEqual([]);
});

test('a queue that hangs for many callers holds nobody else up', async () => {
  const hanging = Promise.withResolvers<void>();
  let atOnce = 0;
  const request: PeopleQueue['request'] = async (_, signal) => {
    if (++atOnce === MANY) hanging.resolve();
    await once(signal, 'abort');
    atOnce -= 1;
    throw signal.reason;
  };
  const queue: PeopleQueue = Object.assign(new FakeQueue(), { request });
  await using started = await startBots({ queue });
  const { calls } = started;
  const callers = [];
  for (let at = 0; at <= MANY; at++) callers.push(await answered(started, `call-${at}`));
  const last = callers.pop()!;
  const chosen = { operationContext: 'ask 1', choiceResult: { label: 'person' } };
  for (const call of callers) {
    await call.tell('CallConnected');
    calls.spoken.length = 0;
  }
  for (const call of callers) await call.post(callback('RecognizeCompleted', chosen));
  await hanging.promise;
  await last.post(callback('CallConnected'));
  while (calls.last?.operationContext !== 'ask 1') await new Promise((done) => setImmediate(done));
});

test('a caller who hangs up waits for nobody any more', async () => {
  await using started = await callerWaits();
  await started.call.tell('CallDisconnected');
  await started.settle();
  expect(started.queue.told).toEqual(['cancelled']);
  const { conversation: view } = await conversation(started);
  expect(view.endedAt).not.toBeNull();
});

test('in a thread whoever accepts is brought in, and the bot leaves', async () => {
  const queue = new FakeQueue();
  await using started = await startInThreads({ queue });
  const { chat, tell } = started;
  await tell(threadEvent(ALICE, BOT_USER));
  await tell(messageEvent('a person, please'));
  expect(queue.requests).toMatchObject([{ channel: 'chat', threadId: THREAD }]);
  queue.becomes({ state: 'accepted', userId: BEA });
  await until(started, () => chat.left.length > 0);
  expect(chat.added).toEqual([BEA]);
  expect(queue.told).toEqual(['connected']);
});
