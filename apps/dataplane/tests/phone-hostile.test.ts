import { createSocket } from 'node:dgram';
import type { Socket } from 'node:dgram';
import { connect } from 'node:net';
import { jest } from '@jest/globals';
import { hostileMessage, randomNumbers } from '@switchboard/sip/testing';
import { Callers } from './_callers.ts';
import type { Caller } from './_callers.ts';
import { startWithEvents } from './_events.ts';
import type { WithEvents } from './_events.ts';
import { phoneInfo, phoneLadders, phoneOn, sipPort } from './_phone.ts';
import { OURS, seedNumbers } from './_sms.ts';
import { hostilePackets } from './_hostile-rtp.ts';
import { subscriber } from './_subscriber.ts';
import type { Subscriber } from './_subscriber.ts';
import { TestTrunk, TrunkPhone } from './_trunk.ts';
import { until } from './_until.ts';
import { VoiceClient } from './_voice-client.ts';

const HOST = '127.0.0.1';
const STRANGER = '127.0.0.2';
const NUMBER = '+14255550123';
const MESSAGES = 3_000;
const AT_ONCE = 50;
const LOUD = 2_500;
const TONES = { alice: 400, phone: 700, stranger: 1_900 } as const;
const RINGING_IS_OVER_MS = 120_000;
/** More than twice as long as repetitions may come. */
const NOTHING_IS_REPEATED_MS = 90_000;
const MAX_LADDERS = 200;

type Random = ReturnType<typeof randomNumbers>;

describe('what nobody should send to the ports of phones', () => {
  let trunk: TestTrunk;
  let running: WithEvents;
  let subscribed: Subscriber;
  let alice: Caller;
  let voice: VoiceClient;
  let phone: TrunkPhone;
  let callId: string;
  let port: number;
  const callers = new Callers();

  beforeAll(async () => {
    // Only what waits for a time; sockets, intervals and the clock stay those of the machine.
    jest.useFakeTimers({
      advanceTimers: true,
      doNotFake: [
        ...(['Date', 'hrtime', 'nextTick', 'performance', 'queueMicrotask'] as const),
        ...(['setImmediate', 'clearImmediate', 'setInterval', 'clearInterval'] as const),
      ],
    });
    trunk = await TestTrunk.open();
    running = await startWithEvents({ phone: phoneOn(trunk.port, [28_960, 29_039]) });
    await seedNumbers(running.plane);
    port = await sipPort(running);
    subscribed = await subscriber();
    // Whoever calls a number of ours rings at it, until they give up.
    const filter = { includedEventTypes: ['Microsoft.Communication.IncomingCall'] };
    await running.subscribe('calls', subscribed.url, { filter });
    alice = await callers.caller(running.plane, 'Alice');
    voice = new VoiceClient(alice.client, TONES.alice);
    phone = await TrunkPhone.open(TONES.phone);
    const asked = { to: [{ user: `4:${NUMBER}` }], alternateCallerId: OURS };
    const answer = await alice.client.ask('call.start', asked);
    callId = (answer as { call: { id: string } }).call.id;
    await trunk.answer(await trunk.next(), phone);
    await theyTalk();
  });
  afterAll(async () => {
    await phone?.[Symbol.asyncDispose]();
    await voice?.[Symbol.asyncDispose]();
    await callers[Symbol.asyncDispose]();
    await running?.[Symbol.asyncDispose]();
    await subscribed?.[Symbol.asyncDispose]();
    await trunk?.[Symbol.asyncDispose]();
    jest.useRealTimers();
  });

  async function theyTalk(): Promise<void> {
    await until('alice hears the phone', () => voice.hears(TONES.phone) > LOUD);
    await until('the phone hears alice', () => phone.hears(TONES.alice) > LOUD);
    expect(phone.ended).toBeUndefined();
    expect(alice.client.events.some(({ type }) => type === 'call.ended')).toBe(false);
  }

  test('packets of strangers are not heard, and take nobody’s place', async () => {
    const { port: soundPort } = phone.call!.remote!;
    const random = randomNumbers(11);
    using listening = loudestOf(() => [voice, phone].map((end) => end.hears(TONES.stranger)));
    using one = await socketAt(STRANGER);
    using other = await socketAt(HOST);
    const sockets = [one.socket, other.socket];
    const packets = hostilePackets(random, TONES.stranger);
    for (let number = 0; number < MESSAGES; number++) {
      const toReports = random(5) === 0 ? 1 : 0;
      sockets[number % sockets.length]!.send(packets(), soundPort + toReports, HOST);
      if (number % AT_ONCE === 0) expect(await trunk.options(port)).toBe(200);
    }
    await theyTalk();
    expect(listening.loudest).toBeLessThan(LOUD / 5);
  });

  test('messages end no call, and leave nothing behind', async () => {
    const random = randomNumbers(12);
    using opened = await socketAt(HOST);
    const { socket } = opened;
    for (let number = 0; number < MESSAGES; number += AT_ONCE) {
      const batch = Array.from({ length: AT_ONCE }, (_, at) => hostile(random, number + at));
      if ((number / AT_ONCE) % 2) await overTcp(port, batch);
      else for (const text of batch) socket.send(text, port, HOST);
      // What came before this is handled before it.
      expect(await trunk.options(port)).toBe(200);
    }
    await theyTalk();
    const before = await phoneInfo(running);
    // Else this would prove nothing: some rang, and many are kept in case they are repeated.
    expect(before.lines).toBeGreaterThan(1);
    expect(before.associations).toBeGreaterThan(1);
    expect((await phoneLadders(running)).length).toBeLessThanOrEqual(MAX_LADDERS);
    await alice.client.ask('call.hangUp', { callId });
    await until('the phone hears that it is over', () => phone.ended !== undefined);
    // What was still on its way began to ring meanwhile.
    await until('no line is left', async () => {
      await running.advance(RINGING_IS_OVER_MS);
      return (await phoneInfo(running)).lines === 0;
    });
    expect(running.log.filter((line) => /"level":(50|60)/.test(line))).toEqual([]);
    await jest.advanceTimersByTimeAsync(NOTHING_IS_REPEATED_MS);
    await until('nothing is kept', async () => (await phoneInfo(running)).associations === 0);
  });
});

/** Nearly right, or right and out of place; some call a number of ours. */
function hostile(random: Random, number: number): string {
  const isForUs = random(3) === 0;
  return hostileMessage(random, number, {
    target: `sip:${OURS}@${HOST}`,
    from: `From: <sip:${NUMBER}@${HOST}>;tag=${number}`,
    ...(isForUs && { to: `To: <sip:${OURS}@${HOST}>` }),
  });
}

async function socketAt(host: string): Promise<Disposable & { readonly socket: Socket }> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, host, resolve));
  return { socket, [Symbol.dispose]: () => socket.close() };
}

/** What was loudest at any time until it is disposed. */
function loudestOf(levels: () => readonly number[]): Disposable & { readonly loudest: number } {
  let loudest = 0;
  const timer = setInterval(() => (loudest = Math.max(loudest, ...levels())), 20);
  return {
    get loudest() {
      return loudest;
    },
    [Symbol.dispose]: () => clearInterval(timer),
  };
}

/** Some of it makes the other side close the connection. */
async function overTcp(port: number, texts: readonly string[]): Promise<void> {
  const socket = connect(port, HOST);
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.on('error', () => undefined).resume();
  socket.end(texts.join(''));
  await closed;
}
