import type { Clock } from '@switchboard/kernel';
import { homeOfCall } from '../calls/port.ts';
import type { Call, CallObserver, Leg, Step } from '../calls/port.ts';
import { followStep, signalled } from './follow-step.ts';
import { hideNumber } from './hide-number.ts';
import type { NewEntry } from './port.ts';
import type { OwnCall } from './shapes.ts';

const MAX_PEOPLE = 20;
/** Of the calls that are over. */
export const MAX_ENDED = 100;

interface Followed {
  call: Call;
  readonly startedAtMs: number;
  readonly people: Set<string>;
  /** In which state somebody is, and since when. */
  readonly since: Map<string, { readonly state: Leg['state']; readonly atMs: number }>;
}

export interface FollowedDeps {
  /** The machine's. */
  readonly clock: Clock;
  readonly note: (callId: string, entry: NewEntry) => void;
}

/** The calls of this process, those in progress and the latest that are over. */
export class FollowedCalls implements CallObserver {
  readonly #deps: FollowedDeps;
  readonly #calls = new Map<string, Followed>();
  /** The latest last. */
  readonly #ended = new Map<string, OwnCall>();

  constructor(deps: FollowedDeps) {
    this.#deps = deps;
  }

  get size(): number {
    return this.#calls.size;
  }

  began(call: Call): void {
    const startedAtMs = this.#deps.clock.now();
    const followed = { call, startedAtMs, people: new Set<string>(), since: new Map() };
    this.#calls.set(call.id, followed);
    this.#follow(followed);
    this.#deps.note(call.id, signalled('began', call.startedBy));
    const step = call.media.mode === 'peer' ? 'direct' : 'engine';
    this.#deps.note(call.id, { area: 'media', who: null, step, quality: null });
  }

  changed(before: Call, step: Step): void {
    const followed = this.#calls.get(before.id);
    if (!followed) return;
    followed.call = step.call;
    this.#follow(followed);
    for (const entry of followStep(before, step)) this.#deps.note(before.id, entry);
  }

  ended(call: Call): void {
    const followed = this.#calls.get(call.id);
    if (!followed) return;
    this.#calls.delete(call.id);
    const endedAt = new Date(this.#deps.clock.now()).toISOString();
    this.#ended.set(call.id, { ...present(followed), legs: [], endedAt });
    const [oldest] = this.#ended.keys();
    if (this.#ended.size > MAX_ENDED && oldest !== undefined) this.#ended.delete(oldest);
    this.#deps.note(call.id, signalled('ended', null));
  }

  /** The latest first. */
  inProgress(limit: number): OwnCall[] {
    return [...this.#calls.values()].slice(-limit).reverse().map(present);
  }

  /** Those that are over, the latest first. */
  past(): OwnCall[] {
    return [...this.#ended.values()].reverse();
  }

  find(callId: string): OwnCall | undefined {
    const followed = this.#calls.get(callId);
    return followed ? present(followed) : this.#ended.get(callId);
  }

  #follow({ call, people, since }: Followed): void {
    const atMs = this.#deps.clock.now();
    for (const user of since.keys()) if (!Object.hasOwn(call.legs, user)) since.delete(user);
    for (const { user, state } of Object.values(call.legs)) {
      if (people.size < MAX_PEOPLE) people.add(hideNumber(user));
      if (since.get(user)?.state !== state) since.set(user, { state, atMs });
    }
  }
}

function present({ call, startedAtMs, people, since }: Followed): OwnCall {
  const { id, kind, media } = call;
  return {
    ...{ id, kind, media: media.mode, process: homeOfCall(id), people: [...people] },
    ...{ startedAt: new Date(startedAtMs).toISOString(), endedAt: null },
    legs: Object.values(call.legs).map(({ user, state, end, muted }) => ({
      ...{ who: hideNumber(user), end: end?.kind ?? null, state, muted },
      since: new Date(since.get(user)?.atMs ?? startedAtMs).toISOString(),
      ...{ endId: end?.id ?? null, quality: null, isBad: false },
    })),
  };
}
