import type { Call, LocalVideoStream, VideoDeviceInfo } from '@azure/communication-calling';
import type { Clock } from '@switchboard/kernel';
import { begunCall } from './begun-call.ts';
import { CallSession } from './call-session.ts';
import type { CallingEngine } from './engine.ts';
import { failureOf, placeError } from './failure.ts';
import { rawIdOf } from './identity.ts';
import { isLive, isOver } from './phase.ts';
import type { CallRef, CallSnapshot, CallTarget } from './state.ts';
import type { Store } from './store.ts';
import type { Views } from './views.ts';

/** Ended calls that are kept to be looked at; the oldest makes room. */
const MAX_ENDED = 5;

export interface CallSessionsDeps {
  readonly engine: CallingEngine;
  readonly clock: Clock;
  readonly store: Store;
  readonly views: Views;
  readonly camera: () => Promise<VideoDeviceInfo | undefined>;
  /** A call that came by itself is lost: nobody waits for it. */
  readonly onLost: (error: unknown) => void;
}

/** A call that somebody here begins or answers. */
export interface Placing {
  readonly target: CallTarget;
  /** Shown from the beginning; ours to close when nothing comes of it. */
  readonly camera: LocalVideoStream | undefined;
  readonly begin: () => Promise<Call>;
}

/** The calls of this page, each with its session: how they come, which one is talked in, how they go. */
export class CallSessions {
  readonly #deps: CallSessionsDeps;
  readonly #sessions = new Map<CallRef, CallSession>();
  /** Every call that was ever taken in, so that none is taken in twice. */
  readonly #known = new WeakSet<Call>();
  /** How many calls are being placed here, and what the SDK says is new meanwhile. */
  #placing = 0;
  #unclaimed: readonly Call[] = [];
  #refs = 0;

  constructor(deps: CallSessionsDeps) {
    this.#deps = deps;
  }

  get all(): readonly CallSession[] {
    return [...this.#sessions.values()];
  }

  find(ref: CallRef): CallSession | undefined {
    return this.#sessions.get(ref);
  }

  /** @throws PlatformError whose code is a kind of `CallFailure`; it is in the state as well */
  async place({ target, camera, begin }: Placing): Promise<CallRef> {
    this.#placing += 1;
    try {
      return await this.#follow(await begin(), target, camera);
    } catch (error) {
      camera?.dispose();
      this.#deps.store.patch({ failure: failureOf(error) });
      throw placeError(error);
    } finally {
      this.#placing -= 1;
      this.#adoptUnclaimed();
    }
  }

  /** A call that nobody here has begun yet: the other side handed us over to somebody. */
  discover(call: Call): void {
    if (this.#known.has(call)) return;
    this.#unclaimed = [...this.#unclaimed, call];
    this.#adoptUnclaimed();
  }

  /** One can only talk in one call: the others wait. */
  async holdOthers(except?: CallRef): Promise<void> {
    const { calls } = this.#deps.store.getSnapshot();
    const talking = Object.values(calls).filter((call) => call.ref !== except && isTalkedIn(call));
    const sessions = talking.flatMap(({ ref }) => this.#sessions.get(ref) ?? []);
    await Promise.all(sessions.map((session) => session.setHeld(true)));
  }

  /** Lets go of a call that has ended. */
  async dismiss(ref: CallRef): Promise<void> {
    const call = this.#deps.store.call(ref);
    if (!call || !isOver(call.phase)) return;
    const session = this.#sessions.get(ref);
    this.#sessions.delete(ref);
    this.#deps.store.dropCall(ref);
    await session?.end();
  }

  async hangUp(): Promise<void> {
    await Promise.all(this.all.map((session) => session.hangUp(false)));
  }

  async end(): Promise<void> {
    await Promise.all(this.all.map((session) => session.end()));
    this.#sessions.clear();
  }

  /** What is being placed here is claimed in a moment by whoever places it. */
  #adoptUnclaimed(): void {
    if (this.#placing > 0) return;
    const calls = this.#unclaimed.filter((call) => !this.#known.has(call));
    this.#unclaimed = [];
    for (const call of calls) {
      const ids = call.remoteParticipants.map(({ identifier }) => rawIdOf(identifier));
      const following = this.#follow(call, { kind: 'people', ids }, undefined);
      following.catch((error: unknown) => this.#deps.onLost(error));
    }
  }

  /** Who is told that a call failed must not be heard in it: what cannot be followed is left. */
  async #follow(
    call: Call,
    target: CallTarget,
    camera: LocalVideoStream | undefined,
  ): Promise<CallRef> {
    try {
      return this.#track(call, target, camera);
    } catch (error) {
      await call.hangUp().catch(() => undefined);
      throw error;
    }
  }

  #track(call: Call, target: CallTarget, camera: LocalVideoStream | undefined): CallRef {
    const { store, clock } = this.#deps;
    this.#known.add(call);
    const ref = `call-${++this.#refs}` as CallRef;
    store.putCall(begunCall(ref, call, target, camera !== undefined, clock.now()));
    try {
      this.#sessions.set(ref, this.#session(ref, call, camera));
    } catch (error) {
      store.dropCall(ref);
      throw error;
    }
    return ref;
  }

  #session(ref: CallRef, call: Call, camera: LocalVideoStream | undefined): CallSession {
    return new CallSession(ref, call, camera, {
      ...this.#deps,
      holdOthers: () => this.holdOthers(ref),
      onOver: () => this.#dismissOldest(),
      onTransferred: (target) => this.discover(target),
    });
  }

  #dismissOldest(): void {
    const ended = Object.values(this.#deps.store.getSnapshot().calls)
      .filter(({ phase }) => isOver(phase))
      .sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0));
    for (const { ref } of ended.slice(MAX_ENDED)) void this.dismiss(ref);
  }
}

/** Also where it is being taken up again, although the other side does not know yet. */
function isTalkedIn({ phase, hold }: CallSnapshot): boolean {
  if (!isLive(phase)) return false;
  return hold === 'resuming' || phase.name !== 'held' || phase.by !== 'me';
}
