import type { CallEndedPush, IncomingCallPush } from '@switchboard/push';
import type { Clock } from '@switchboard/kernel';
import type { ShownCall } from './device-state.ts';

/** Ended calls stay to be looked at, so many. */
const MAX_CALLS = 50;

interface Entry {
  call: ShownCall;
  timer?: Disposable;
}

/** The calls on the screen of a device: what CallKit, Telecom or a call toast shows. */
export class ShownCalls implements Disposable {
  readonly #clock: Clock;
  readonly #changed: () => void;
  readonly #calls = new Map<string, Entry>();

  constructor(clock: Clock, changed: () => void) {
    this.#clock = clock;
    this.#changed = changed;
  }

  get all(): readonly ShownCall[] {
    return [...this.#calls.values()].map(({ call }) => call);
  }

  find(serverCallId: string): ShownCall | undefined {
    return this.#calls.get(serverCallId)?.call;
  }

  /** @returns whether it rings now that did not; a call that was there before does not ring again */
  ring(push: IncomingCallPush): boolean {
    const { serverCallId, caller, hasVideo, startedAt, metadata } = push;
    if (this.#calls.has(serverCallId)) return false;
    const nowMs = this.#clock.now();
    const leftMs = Date.parse(metadata.expiresAt) - nowMs;
    if (leftMs <= 0) return false;
    this.#add({
      ...{ serverCallId, hasVideo, callerName: caller.displayName },
      ...{ state: 'ringing', rangMs: nowMs, rings: 1, reason: undefined },
      msToRing: nowMs - Date.parse(startedAt),
    });
    const entry = this.#calls.get(serverCallId)!;
    entry.timer = this.#clock.after(leftMs, () => this.#stop(serverCallId, 'missed', 'expired'));
    return true;
  }

  /** The app shows a call that it was told of by its own connection. */
  report(serverCallId: string, callerName: string, hasVideo: boolean): void {
    const known = this.#calls.get(serverCallId);
    if (known) {
      const name = known.call.callerName ?? callerName;
      return this.#set(serverCallId, { callerName: name });
    }
    this.#show({ serverCallId, callerName, hasVideo, state: 'ringing', rings: 1 });
  }

  /** The app places a call: it goes on from here, and does not ring. */
  start(serverCallId: string, calleeName: string, hasVideo: boolean): void {
    if (this.#calls.has(serverCallId)) return;
    const callerName = calleeName;
    this.#show({ serverCallId, callerName, hasVideo, state: 'answered', rings: 0 });
  }

  endBy({ serverCallId, reason }: CallEndedPush): void {
    if (this.find(serverCallId)?.state === 'ringing') this.#stop(serverCallId, 'missed', reason);
  }

  /** The app says that it is over. */
  end(serverCallId: string): void {
    const state = this.find(serverCallId)?.state;
    if (state === undefined || state === 'declined') return;
    this.#stop(serverCallId, state === 'ringing' ? 'missed' : 'ended', 'app');
  }

  set(serverCallId: string, state: 'answered' | 'declined' | 'connected'): void {
    this.#calls.get(serverCallId)?.timer?.[Symbol.dispose]();
    this.#set(serverCallId, { state });
  }

  [Symbol.dispose](): void {
    for (const { timer } of this.#calls.values()) timer?.[Symbol.dispose]();
    this.#calls.clear();
  }

  /** What no push has told of. */
  #show(
    call: Pick<ShownCall, 'serverCallId' | 'callerName' | 'hasVideo' | 'state' | 'rings'>,
  ): void {
    this.#add({ ...call, rangMs: this.#clock.now(), msToRing: undefined, reason: undefined });
  }

  #add(call: ShownCall): void {
    const [oldest] = this.#calls.keys();
    if (this.#calls.size >= MAX_CALLS && oldest !== undefined) {
      this.#calls.get(oldest)?.timer?.[Symbol.dispose]();
      this.#calls.delete(oldest);
    }
    this.#calls.set(call.serverCallId, { call });
    this.#changed();
  }

  #stop(serverCallId: string, state: 'missed' | 'ended', reason: string): void {
    this.#calls.get(serverCallId)?.timer?.[Symbol.dispose]();
    this.#set(serverCallId, { state, reason });
  }

  #set(serverCallId: string, change: Partial<ShownCall>): void {
    const entry = this.#calls.get(serverCallId);
    if (!entry) return;
    entry.call = { ...entry.call, ...change };
    this.#changed();
  }
}
