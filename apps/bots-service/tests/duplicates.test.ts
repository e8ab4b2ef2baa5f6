import fc from 'fast-check';
import { answered, callback, conversation, startBots } from './_bots.ts';
import type { Started } from './_bots.ts';

/** A whole call, as it is told of: each comes after what it is an answer to. */
const SCRIPT = [
  callback('CallConnected'),
  callback('RecognizeCompleted', { operationContext: 'ask 1', choiceResult: { label: 'order' } }),
  callback('RecognizeFailed', { operationContext: 'ask 2', resultInformation: { subCode: 8510 } }),
  callback('RecognizeCompleted', {
    ...{ operationContext: 'ask 3', dtmfResult: { tones: ['one', 'zero', 'zero', 'one'] } },
  }),
  callback('RecognizeCompleted', { operationContext: 'ask 4', choiceResult: { label: 'yes' } }),
  // The fifth turn runs a skill, whose result is the sixth.
  callback('RecognizeCompleted', { operationContext: 'ask 6', choiceResult: { label: 'no' } }),
];
const KINDS = ['arrived', 'chose', 'silent', 'pressed', 'chose', 'result', 'chose'];

type Call = Awaited<ReturnType<typeof answered>>;

/** Delivers, and does what follows where something is to follow: all else must change nothing. */
async function deliver(started: Started, call: Call, order: readonly number[]): Promise<number> {
  let done = 0;
  for (const at of order) {
    const { status } = await call.post(SCRIPT[at]!);
    expect(status).toBe(200);
    if (at !== done) continue;
    done += 1;
    await started.settle();
  }
  return done;
}

test('callbacks that come a hundred times in any order change the conversation once each', async () => {
  await using started = await startBots();
  let runs = 0;
  const orders = fc.array(fc.nat(SCRIPT.length - 1), { minLength: 100, maxLength: 100 });
  await fc.assert(
    fc.asyncProperty(orders, async (order) => {
      const call = await answered(started, `call-${++runs}`);
      const before = started.calls.spoken.length;
      const done = await deliver(started, call, order);
      const turns = await turnsOf(started, `call-${runs}`);
      // The answer to the last question of the order is looked up at once.
      const expected = done >= 5 ? done + 1 : done;
      expect(turns.map(({ kind }) => kind)).toEqual(KINDS.slice(0, expected));
      // Each turn but the one that runs a skill is heard, and heard once.
      const heard = started.calls.spoken.slice(before).length;
      expect(heard).toBe(done >= 5 ? done : Math.min(done, 4));
    }),
    { numRuns: 3, endOnFailure: true },
  );
});

test('a hundred of the same at once change it once', async () => {
  await using started = await startBots();
  const call = await answered(started);
  for (const one of SCRIPT.slice(0, 3)) {
    const statuses = await Promise.all(Array.from({ length: 100 }, () => call.post(one)));
    expect(new Set(statuses.map(({ status }) => status))).toEqual(new Set([200]));
    await started.settle();
  }
  const { turns } = await conversation(started);
  expect(turns.map(({ kind }) => kind)).toEqual(KINDS.slice(0, 3));
  expect(started.calls.spoken).toHaveLength(3);
});

test('what comes after the end changes nothing', async () => {
  await using started = await startBots();
  const call = await answered(started);
  await call.tell('CallDisconnected');
  for (const one of SCRIPT) await call.post(one);
  await started.settle();
  expect(started.calls.spoken).toEqual([]);
  expect(await turnsOf(started, 'call-1')).toEqual([]);
});

function turnsOf({ database }: Started, place: string) {
  return database.client.turn.findMany({
    where: { conversation: { place } },
    orderBy: { number: 'asc' },
  });
}
