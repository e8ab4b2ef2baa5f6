import { createLogger } from '@switchboard/service';
import type { CallReason } from '@switchboard/acs-wire';
import { VirtualClock } from '@switchboard/kernel/testing';
import { localBus } from '../src/platform/process-bus/local-bus.ts';
import { callBus } from '../src/services/calls/bus.ts';
import type { CallBus } from '../src/services/calls/bus.ts';
import { reasons } from '../src/services/calls/call/reasons.ts';
import { RING_MS } from '../src/services/calls/call/ring.ts';
import type { EndKind } from '../src/services/calls/ends/end-kind.ts';
import { CallHome } from './_call-home.ts';
import { until } from './_until.ts';

/** A kind of end with one person behind it, and what that person does where. */
export interface EndUnderTest extends Partial<AsyncDisposable> {
  readonly kind: EndKind;
  /** The raw identifier of the person. */
  readonly address: string;
  /** Where the person can be rung; a kind that has only one place for each person has one. */
  readonly places: readonly number[];
  /** Where it says more exactly than an end has to what became of it. */
  readonly reasons?: Readonly<Record<'hungUp' | 'declined' | 'busy', CallReason>>;
  rings(place: number, callId: string): boolean;
  isIn(place: number, callId: string): boolean;
  answer(place: number, callId: string): void;
  decline(place: number, callId: string): void;
  hangUp(place: number, callId: string): void;
  /** It breaks down, without a word of its own. */
  lose(place: number): void;
}

export type OpenEnd = (bus: CallBus, clock: VirtualClock) => EndUnderTest | Promise<EndUnderTest>;

/** What every kind of end keeps to; a new kind passes this before anybody is called by it. */
export function describeEnds(name: string, open: OpenEnd): void {
  describe(`an end that is ${name}`, () => {
    test('rings, is answered and hangs up', async () => {
      await using scene = await call(open);
      const { end, callId, home } = scene;
      await scene.rings();
      end.answer(0, callId);
      await until('the call is connected', () => end.isIn(0, callId));
      expect(scene.participant()).toMatchObject({ state: 'connected' });
      end.hangUp(0, callId);
      expect(await scene.ended()).toEqual((end.reasons ?? reasons).hungUp);
      expect(home.calls).toBe(0);
    });

    test('rings everywhere, and nowhere once one place has answered', async () => {
      await using scene = await call(open);
      const { end, callId } = scene;
      await scene.rings();
      const last = end.places.at(-1)!;
      end.answer(last, callId);
      await until('the call is connected', () => end.isIn(last, callId));
      await until('no place rings', () => !end.places.some((place) => end.rings(place, callId)));
      expect(end.places.filter((place) => end.isIn(place, callId))).toEqual([last]);
    });

    test('stops when the caller gives up, and cannot be answered any more', async () => {
      await using scene = await call(open);
      const { end, callId, home } = scene;
      await scene.rings();
      home.caller.ask('call.hangUp', { callId });
      await until('no place rings', () => !end.places.some((place) => end.rings(place, callId)));
      end.answer(0, callId);
      expect(await scene.ended()).toEqual(reasons.cancelled);
      expect(home.calls).toBe(0);
      expect(end.isIn(0, callId)).toBe(false);
    });

    test('declines for all its places, and the caller hears it', async () => {
      await using scene = await call(open);
      const { end, callId } = scene;
      await scene.rings();
      end.decline(0, callId);
      expect(await scene.ended()).toEqual((end.reasons ?? reasons).declined);
      await until('no place rings', () => !end.places.some((place) => end.rings(place, callId)));
    });

    test('stops ringing when nobody answers in time', async () => {
      await using scene = await call(open);
      const { end, callId, home } = scene;
      await scene.rings();
      await home.clock.advance(RING_MS);
      expect(await scene.ended()).toEqual(reasons.noAnswer);
      await until('no place rings', () => !end.places.some((place) => end.rings(place, callId)));
    });

    test('is unreachable once every place that rang broke down', async () => {
      await using scene = await call(open);
      const { end } = scene;
      await scene.rings();
      for (const place of end.places) end.lose(place);
      expect(await scene.ended()).toEqual(reasons.unreachable);
    });

    test('leaves nobody in a call with an end that broke down', async () => {
      await using scene = await call(open);
      const { end, callId } = scene;
      await scene.rings();
      end.answer(0, callId);
      await until('the call is connected', () => end.isIn(0, callId));
      end.lose(0);
      expect(await scene.ended()).toEqual(reasons.otherLost);
    });

    test('is told when somebody ends the call for everyone', async () => {
      await using scene = await call(open);
      const { end, callId, home } = scene;
      await scene.rings();
      end.answer(0, callId);
      await until('the call is connected', () => end.isIn(0, callId));
      home.caller.ask('call.hangUp', { callId, forEveryone: true });
      await until('the end is out of the call', () => !end.isIn(0, callId));
    });

    test('says that it is busy when it can take no second call', async () => {
      await using scene = await call(open);
      await scene.rings();
      const second = await scene.callAgain();
      await until('an answer to the second call', () => scene.reasonOf(second) !== undefined);
      expect(scene.reasonOf(second)).toEqual((scene.end.reasons ?? reasons).busy);
      expect(scene.end.rings(0, scene.callId)).toBe(true);
    });

    test('takes part in media peer to peer only when it is a page', async () => {
      await using scene = await call(open);
      const { end, callId, home } = scene;
      await scene.rings();
      end.answer(0, callId);
      await until('the call is connected', () => end.isIn(0, callId));
      const media = home.find(callId)!.legs[end.address]!.end!.media;
      const modes = home.caller.heard.flatMap((event) =>
        event.type === 'media.session' ? event.mode : [],
      );
      // Whoever waits for an end that is no page begins with the engine at once, and not twice.
      expect(modes).toEqual([media === 'page' ? 'peer' : 'engine']);
    });
  });
}

/** A call from somebody to the person behind the end under test. */
class Scene implements AsyncDisposable {
  readonly home: CallHome;
  readonly end: EndUnderTest;
  readonly callId: string;

  constructor(home: CallHome, end: EndUnderTest, callId: string) {
    this.home = home;
    this.end = end;
    this.callId = callId;
  }

  callAgain(): Promise<string> {
    return start(this.home, this.end.address);
  }

  rings(): Promise<void> {
    const { end, callId } = this;
    return until('every place rings', () => end.places.every((place) => end.rings(place, callId)));
  }

  participant(): unknown {
    return this.home.find(this.callId)?.legs[this.end.address];
  }

  /** Why a call ended, as the caller was told; nothing before. */
  reasonOf(callId: string): CallReason | undefined {
    const ended = this.home.caller.heard.find(
      (event) => event.type === 'call.ended' && event.callId === callId,
    );
    return ended?.type === 'call.ended' ? ended.reason : undefined;
  }

  async ended(): Promise<CallReason | undefined> {
    await until('the caller is told', () => this.reasonOf(this.callId) !== undefined);
    return this.reasonOf(this.callId);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end[Symbol.asyncDispose]?.();
    this.home[Symbol.dispose]();
  }
}

async function call(open: OpenEnd): Promise<Scene> {
  const bus = callBus(localBus(createLogger({ name: 'test', level: 'silent' })));
  const clock = new VirtualClock();
  const end = await open(bus, clock);
  const home = new CallHome(bus, clock, end.kind);
  return new Scene(home, end, await start(home, end.address));
}

async function start({ caller }: CallHome, user: string): Promise<string> {
  const request = caller.ask('call.start', { to: [{ user }] });
  await until('the call has begun', () => caller.answerTo('call.start', request) !== undefined);
  return caller.answerTo('call.start', request)!.call.id;
}
