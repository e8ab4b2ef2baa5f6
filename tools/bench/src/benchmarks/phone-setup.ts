import { opusCodec, Playout } from '@switchboard/audio';
import { tone } from '@switchboard/audio/testing';
import type { Scope } from '@switchboard/kernel';
import type { IncomingCall } from '@switchboard/sip';
import type { RtpPacket } from 'werift';
import type { Benchmark } from '../benchmark.ts';
import { interleave, median } from '../measure.ts';
import { bothHear } from '../phone/both-hear.ts';
import { openPage } from '../phone/page.ts';
import { PageSound } from '../phone/page-sound.ts';
import { Phone } from '../phone/phone.ts';
import { startPhonePlane } from '../phone/phone-plane.ts';
import { openTrunk } from '../phone/trunk.ts';
import type { Trunk } from '../phone/trunk.ts';

const CALLS = 5;
const ROUNDS = 5;
const TONE = { hz: 700, amplitude: 8_000 };

/** How long a call took to begin, in milliseconds. */
interface Beginning {
  /** From dialling until the phone rings. */
  readonly ring: number;
  /** From the answer until both hear the first sound. */
  readonly talk: number;
}

type Call = () => Promise<Beginning>;

export const phoneRing = benchmark(
  'phone-ring',
  'ring',
  'from dialling until the phone rings / the same of a bare INVITE',
);
export const phoneTalk = benchmark(
  'phone-talk',
  'talk',
  'from the answer of a phone until both hear each other / the same of a bare INVITE',
);

function benchmark(name: string, part: keyof Beginning, ratio: string): Benchmark {
  return {
    name,
    ratio,
    goal: { limit: 2, better: 'lower' },
    async run(scope, note) {
      const calls = { ours: await openOurs(scope), bare: await openBare(scope) };
      const taken: Record<keyof typeof calls, number[]> = { ours: [], bare: [] };
      const middle = (who: keyof typeof calls) => async (): Promise<number> => {
        const times: number[] = [];
        while (times.length < CALLS) times.push((await calls[who]())[part]);
        taken[who].push(...times);
        return median(times);
      };
      const ratios = await interleave(ROUNDS, middle('ours'), middle('bare'));
      const [ours, bare] = [median(taken.ours), median(taken.bare)].map((ms) => ms.toFixed(1));
      note(`${name}: ${ours} ms, and ${bare} ms bare`);
      return ratios;
    },
  };
}

/** Resolves with the next call that comes. */
function nextAt(trunk: Trunk): Promise<IncomingCall> {
  return new Promise((resolve) => {
    trunk.onCall = resolve;
  });
}

/** The page of somebody calls a phone behind the trunk of a data plane. */
async function openOurs(scope: Scope): Promise<Call> {
  const { plane, trunk } = await startPhonePlane(scope);
  const page = scope.use(await openPage(plane.http));
  return async () => {
    using codec = opusCodec();
    const playout = new Playout(codec);
    await using sound = new PageSound(page.ask, (packet) => put(playout, packet));
    await using phone = await Phone.open();
    page.onEvent = (event) => sound.hear(event);
    const coming = nextAt(trunk);
    const dialledAt = performance.now();
    const dialling = page.dial();
    const call = await coming;
    const rangAt = performance.now();
    call.ring();
    const callId = await dialling;
    const [phoneSays, pageSays] = [tone(8_000, TONE), tone(48_000, TONE)];
    const answeredAt = performance.now();
    const answering = phone.answer(call);
    await bothHear([
      (nowMs) => phone.tick(phoneSays(), nowMs),
      () => {
        if (sound.isConnected) sound.say(codec.encode(pageSays()));
        return playout.take(performance.now());
      },
    ]);
    const talkedAt = performance.now();
    await answering;
    await page.hangUp(callId);
    return { ring: rangAt - dialledAt, talk: talkedAt - answeredAt };
  };
}

function put(playout: Playout, { header, payload }: RtpPacket): void {
  const { payloadType, marker, sequenceNumber: sequence, timestamp, ssrc } = header;
  playout.put({ payloadType, marker, sequence, timestamp, ssrc, payload }, performance.now());
}

/** A phone calls another one, by the same libraries and with nothing between them. */
async function openBare(scope: Scope): Promise<Call> {
  const [from, to] = [await openTrunk(scope), await openTrunk(scope)];
  return async () => {
    await using caller = await Phone.open();
    await using callee = await Phone.open();
    const coming = nextAt(to);
    const dialledAt = performance.now();
    const dialling = caller.dial(from, to.port);
    const call = await coming;
    const rangAt = performance.now();
    call.ring();
    const says = [tone(8_000, TONE), tone(8_000, TONE)] as const;
    const answeredAt = performance.now();
    const answering = callee.answer(call);
    await bothHear([
      (nowMs) => callee.tick(says[0](), nowMs),
      (nowMs) => caller.tick(says[1](), nowMs),
    ]);
    const talkedAt = performance.now();
    await Promise.all([answering, dialling]);
    return { ring: rangAt - dialledAt, talk: talkedAt - answeredAt };
  };
}
