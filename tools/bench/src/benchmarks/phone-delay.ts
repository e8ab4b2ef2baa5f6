import { opusCodec } from '@switchboard/audio';
import type { Scope } from '@switchboard/kernel';
import type { IncomingCall } from '@switchboard/sip';
import type { Benchmark } from '../benchmark.ts';
import { median } from '../measure.ts';
import { BarePhone } from '../phone/bare-phone.ts';
import { Onsets } from '../phone/onsets.ts';
import { openPage } from '../phone/page.ts';
import { PageSound } from '../phone/page-sound.ts';
import { startPhonePlane } from '../phone/phone-plane.ts';

/** Each in another place of the ticks of the data plane. */
const CALLS = 9;
const SOUNDS = 8;

type Delays = Readonly<Record<'in' | 'out', number>>;

export const phoneIn = benchmark('phone-in', 'in', 'from a phone to a page');
export const phoneOut = benchmark('phone-out', 'out', 'from a page to a phone');

function benchmark(name: string, way: keyof Delays, ratio: string): Benchmark {
  return {
    name,
    ratio: `milliseconds that sound takes ${ratio}, without what either of them waits (no ratio)`,
    goal: { limit: 60, better: 'lower' },
    async run(scope) {
      const call = await openCalls(scope);
      const taken: number[] = [];
      while (taken.length < CALLS) taken.push((await call())[way]);
      return taken;
    },
  };
}

/** @returns makes a call, and says how long sound took in it at the median */
async function openCalls(scope: Scope): Promise<() => Promise<Delays>> {
  const { plane, trunk } = await startPhonePlane(scope);
  const page = scope.use(await openPage(plane.http));
  return async () => {
    using codec = opusCodec();
    const onsets = {
      in: new Onsets(SOUNDS, 8_000, 48_000),
      out: new Onsets(SOUNDS, 48_000, 8_000),
    };
    await using sound = new PageSound(page.ask, ({ payload }) => {
      const heard = codec.decode(payload);
      if (heard) onsets.in.heard(heard);
    });
    await using phone = await BarePhone.open((heard) => onsets.out.heard(heard));
    page.onEvent = (event) => sound.hear(event);
    const coming = Promise.withResolvers<IncomingCall>();
    trunk.onCall = coming.resolve;
    const callId = await page.dial();
    await phone.answer(await coming.promise);
    await Promise.all([
      onsets.in.say((frame) => phone.say(frame)),
      onsets.out.say((frame) => {
        const payload = codec.encode(frame);
        if (sound.isConnected) sound.say(payload);
      }),
    ]);
    await page.hangUp(callId);
    return { in: median(onsets.in.delays), out: median(onsets.out.delays) };
  };
}
