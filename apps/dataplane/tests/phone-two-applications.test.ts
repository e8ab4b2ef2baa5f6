import { setTimeout as pause } from 'node:timers/promises';
import { freePort, randomNumbers } from '@switchboard/sip/testing';
import { Callers } from './_callers.ts';
import type { Caller } from './_callers.ts';
import { CarelessApplication } from './_careless-application.ts';
import { startChild } from './_child.ts';
import type { Child } from './_child.ts';
import { phoneEnv, phoneInfo } from './_phone.ts';
import { servePrompts } from './_prompts.ts';
import type { Prompts } from './_prompts.ts';
import { OURS, seedNumbers } from './_sms.ts';
import { TestTrunk, TrunkPhone } from './_trunk.ts';
import { until } from './_until.ts';

const SEED = 21;
const CALLS = 64;
const AT_ONCE = 4;
/** How long callers listen to how it rings, to those who have answered, and hold a key. Milliseconds. */
const PATIENCE = 300;
const RINGS_FOR = 4_000;
const PRESSES_EACH = 40;
const KEYS = ['1', '2', '5', '*', '#'] as const;

type Random = ReturnType<typeof randomNumbers>;

describe('a number that two applications answer', () => {
  const callers = new Callers();
  let trunk: TestTrunk;
  let prompts: Prompts;
  let plane: Child;
  let port: number;
  let alice: Caller;
  let applications: readonly CarelessApplication[];

  beforeAll(async () => {
    trunk = await TestTrunk.open();
    prompts = await servePrompts();
    port = await freePort();
    plane = await startChild({ ...phoneEnv(trunk.port, port, '29200-29299'), SPEECH: 'off' });
    await seedNumbers(plane);
    alice = await callers.caller(plane, 'Alice');
    const open = (name: string, seed: number) =>
      CarelessApplication.open({
        ...{ plane, name, prompts, colleague: alice.id, random: randomNumbers(seed) },
      });
    applications = [await open('one', SEED + 1), await open('other', SEED + 2)];
  });
  afterAll(async () => {
    await callers[Symbol.asyncDispose]();
    await plane?.[Symbol.asyncDispose]();
    for (const one of applications ?? []) await one[Symbol.asyncDispose]();
    await prompts?.[Symbol.asyncDispose]();
    await trunk?.[Symbol.asyncDispose]();
  });

  /** Somebody calls, and hangs up at any moment. @returns whether anybody answered */
  async function callIn(number: number, random: Random): Promise<boolean> {
    await using phone = await TrunkPhone.open(700);
    const from = `+142555501${String(number % 90).padStart(2, '0')}`;
    const outgoing = trunk.call(port, from, OURS, phone);
    const rings = setTimeout(
      () => outgoing.cancel(),
      random(4) === 0 ? random(PATIENCE) : RINGS_FOR,
    );
    const result = await outgoing.result;
    clearTimeout(rings);
    if (result.kind !== 'answered') return false;
    phone.use(result.call);
    const patience = random(3) > 0 ? random(PATIENCE) : random(4 * PATIENCE);
    const hangsUpAt = Date.now() + patience;
    while (Date.now() < hangsUpAt && !phone.ended) {
      if (random(3) === 0) phone.leg.press(KEYS[random(KEYS.length)]!);
      await pause(random(PRESSES_EACH));
    }
    return true;
  }

  /** Alice takes some of what rings at her, and leaves when she likes. */
  function besideThem(random: Random): Disposable {
    let read = 0;
    const ask = (op: 'call.accept' | 'call.reject' | 'call.hangUp', callId: string): void => {
      alice.client.ask(op, { callId }).catch(() => undefined);
    };
    const timer = setInterval(() => {
      for (; read < alice.client.events.length; read++) {
        const event = alice.client.events[read]!;
        if (event.type !== 'call.incoming') continue;
        ask(random(3) > 0 ? 'call.accept' : 'call.reject', event.callId);
        if (random(2) > 0) setTimeout(() => ask('call.hangUp', event.callId), random(PATIENCE));
      }
    }, 10);
    return { [Symbol.dispose]: () => clearInterval(timer) };
  }

  test('goes on, whatever they ask for, and whenever callers hang up', async () => {
    const random = randomNumbers(SEED);
    using _alice = besideThem(randomNumbers(SEED + 3));
    let [begun, answered] = [0, 0];
    const callAgain = async (): Promise<void> => {
      while (begun < CALLS && plane.exitCode === null)
        if (await callIn(begun++, random)) answered += 1;
    };
    const called = Promise.all(Array.from({ length: AT_ONCE }, callAgain));
    await Promise.race([called, plane.exited]);
    expect(plane.exitCode).toBe(null);
    await Promise.all(applications.map((one) => one.settled()));
    expect(plane.exitCode).toBe(null);
    expect(applications.flatMap(({ faults }) => faults)).toEqual([]);
    // Else this would prove nothing. How often what was asked for comes in time is the machine's affair.
    expect(answered).toBeGreaterThan(0);
    const given = applications.flatMap(({ answers }) => [...answers.keys()]);
    const done = ['play', 'recognize', 'record', 'hold'].filter((name) =>
      given.includes(`${name}: ok`),
    );
    expect([given.includes('answer: ok'), done.length > 0]).toEqual([true, true]);
    await until('no line is left', async () => (await phoneInfo({ plane })).lines === 0);
    // Of this process, and of those for sound beside it that have crashed or ended.
    expect(plane.log.filter((line) => /"level":(50|60)/.test(line))).toEqual([]);
  });
});
