import { scriptSchema } from '@switchboard/bots';
import { botsFailure } from '@switchboard/bots-api/client';
import { PlatformError } from '@switchboard/kernel';
import type { PhoneNetwork } from '../src/callers/phone-network.ts';
import { callback, incomingEvent, OURS, startBots } from './_bots.ts';
import type { Started } from './_bots.ts';

const botId = 'reception';
const KEYS = ['zero', 'one', 'two', 'three', 'four'];
const refused = (answer: Promise<unknown>) =>
  answer.then(
    () => 'taken',
    (error: unknown) => botsFailure(error)?.code,
  );

/** A network of which the calls reach the bots by events and callbacks, as from the data plane. */
class FakeNetwork implements PhoneNetwork {
  started: Started | undefined;
  readonly hungUp: string[] = [];
  readonly #held = Promise.withResolvers<void>();

  readonly #trouble: 'away' | 'slow' | undefined;

  constructor(trouble?: 'away' | 'slow') {
    this.#trouble = trouble;
  }

  async call(from: string): Promise<void> {
    if (this.#trouble === 'away')
      throw new PlatformError('phones-unavailable', 'unavailable', 'It is away.');
    if (this.#trouble === 'slow') return this.#held.promise;
    await this.started!.deliver(incomingEvent(from, `4:${from}`));
    await this.started!.settle();
    await this.#tell(from, 'CallConnected');
  }

  async say(from: string, text: string): Promise<void> {
    await this.#tell(from, 'RecognizeCompleted', {
      ...{ operationContext: this.#asked(), choiceResult: { label: text, confidence: 1 } },
    });
  }

  async press(from: string, keys: string): Promise<void> {
    const tones = [...keys].map((key) => KEYS[Number(key)]);
    const dtmfResult = { tones };
    await this.#tell(from, 'RecognizeCompleted', { operationContext: this.#asked(), dtmfResult });
  }

  async hangUp(from: string): Promise<void> {
    this.hungUp.push(from);
    this.#held.resolve();
    if (!this.#trouble) await this.#tell(from, 'CallDisconnected');
  }

  #asked(): string {
    return this.started!.calls.last?.operationContext ?? '';
  }

  async #tell(from: string, type: string, data: object = {}): Promise<void> {
    const { bots, calls } = this.started!;
    const { pathname } = new URL(calls.callbackUrls.get(`context-of-${from}`)!);
    await fetch(`${bots.url}${pathname}`, {
      method: 'POST',
      headers: { authorization: 'Bearer signed', 'content-type': 'application/json' },
      body: JSON.stringify([callback(type, data)]),
    });
    await this.started!.settle();
  }
}

async function startCalling(trouble?: 'away' | 'slow') {
  const network = new FakeNetwork(trouble);
  const started = await startBots({ network });
  network.started = started;
  const dana = started.as('dana', 'admin');
  // Those that come with the bot.
  await started.database.client.botScript.deleteMany();
  const put = (script: object) =>
    dana.scripts.put.mutate({ botId, script: scriptSchema.parse({ channel: 'voice', ...script }) });
  /** Until nobody calls any more. */
  const done = async () => {
    for (;;) {
      await started.settle();
      const { run } = await dana.callers.latest.query({ botId });
      if (run && run.endedAt !== null) return run;
    }
  };
  const start = (callers: number, number = OURS) =>
    dana.callers.start.mutate({ botId, number, callers });
  return { ...started, network, dana, put, done, start };
}

const looksUp = {
  name: 'Looks an order up',
  hears: 'welcome',
  lines: [
    { does: { kind: 'chooses', choice: 'order' }, at: 'order' },
    { does: { kind: 'presses', keys: '1001' }, hears: 'A-1001' },
    { does: { kind: 'says', text: 'yes' }, hears: 'blue kettle', at: 'after-news' },
  ],
  ends: 'listening',
};

test('a caller who is made up does what the script says, and what was said stays', async () => {
  await using calling = await startCalling();
  await calling.put(looksUp);
  await calling.start(1);
  const { callers } = await calling.done();
  expect(callers).toMatchObject([
    { script: 'Looks an order up', state: 'passed', deviation: null },
  ]);
  const { conversationId } = callers[0]!;
  const { turns } = await calling.dana.conversations.get.query({ conversationId: conversationId! });
  expect(turns.length).toBeGreaterThan(4);
  expect(calling.network.hungUp).toEqual(['+12065550100']);
});

test('the first thing that is not as the script has it is told, and ends the call', async () => {
  await using calling = await startCalling();
  await calling.put({
    ...{ name: 'Wants the moon' },
    lines: [{ does: { kind: 'presses', keys: '2' }, hears: 'the moon' }, ...looksUp.lines],
  });
  await calling.start(1);
  const { callers } = await calling.done();
  expect(callers).toMatchObject([
    { state: 'failed', deviation: { line: 0, expected: 'the moon' } },
  ]);
  expect(calling.network.hungUp).toHaveLength(1);
});

test('who cannot call is told why, and the others are tried', async () => {
  await using calling = await startCalling('away');
  await calling.put(looksUp);
  await calling.start(3);
  const { callers } = await calling.done();
  expect(callers.map(({ deviation }) => deviation?.got)).toEqual(
    Array.from({ length: 3 }, () => 'phones-unavailable'),
  );
});

test('nobody calls twice at once, and all hang up when they are stopped', async () => {
  await using calling = await startCalling('slow');
  const { dana, put, start } = calling;
  expect(await refused(start(1))).toBe('no-scripts');
  await put(looksUp);
  expect(await refused(start(1, '+14255550123'))).toBe('number-not-answered');
  const { id } = await start(2);
  expect(await refused(start(1))).toBe('callers-busy');
  await dana.callers.stop.mutate({ id });
  await calling.network.hangUp('+12065550100');
  const { callers } = await calling.done();
  expect(callers.map(({ deviation }) => deviation?.got)).toEqual(['stopped', 'stopped']);
  expect(await refused(dana.callers.stop.mutate({ id: 'run_none' }))).toBe('run-not-found');
});

test('without a pretend network nobody is made up', async () => {
  await using started = await startBots();
  const dana = started.as('dana', 'admin');
  await expect(dana.callers.latest.query({ botId })).resolves.toEqual({
    ...{ isPossible: false, run: null },
  });
  const start = dana.callers.start.mutate({ botId, number: OURS, callers: 1 });
  expect(await refused(start)).toBe('no-callers');
});
