import { wrap } from './vp8.ts';

/** The unit in which arrivals are told: 250 microseconds. */
const TICK_MS = 0.25;
/** The reference is told in units of 64 ms. */
const REFERENCE_TICKS = 256;
const LARGEST_RUN = 0x1fff;
/** More in one report would not be a matter of a tenth of a second. */
const MAX_DISTANCE = 2_000;

export const received = { not: 0, small: 1, large: 2 } as const;
type Arrived = (typeof received)['small' | 'large'];
type Status = Arrived | (typeof received)['not'];

export interface ArrivalReport {
  readonly base: number;
  readonly count: number;
  /** In units of 64 ms, 24 bits. */
  readonly reference: number;
  readonly runs: readonly { readonly status: Status; readonly length: number }[];
  /** One for each that arrived, in ticks; the first one is after the reference. */
  readonly deltas: readonly { readonly status: Arrived; readonly ticks: number }[];
}

/**
 * When each packet of a connection arrived, by the number that the sender gives all of them, whatever
 * stream they belong to. From our reports it learns how much the path bears.
 */
export class Arrivals {
  #next: number | undefined;
  #times = new Map<number, number>();

  get isEmpty(): boolean {
    return this.#times.size === 0;
  }

  get size(): number {
    return this.#times.size;
  }

  take(sequence: number, now: number): void {
    this.#next ??= sequence;
    // Who comes after it was reported missing stays missing.
    if (wrap(sequence - this.#next, 16) < MAX_DISTANCE)
      this.#times.set(sequence, Math.floor(now / TICK_MS));
    else if (wrap(this.#next - sequence, 16) > MAX_DISTANCE) this.#restart(sequence, now);
  }

  /** Everything since the last report. */
  report(): ArrivalReport | undefined {
    if (this.#next === undefined || this.#times.size === 0) return undefined;
    const base = this.#next;
    const last = Math.max(...[...this.#times.keys()].map((one) => wrap(one - base, 16)));
    const times = Array.from({ length: last + 1 }, (_, at) => this.#times.get(wrap(base + at, 16)));
    this.#next = wrap(base + last + 1, 16);
    this.#times = new Map();
    return { base, count: times.length, ...inDeltas(times) };
  }

  #restart(sequence: number, now: number): void {
    this.#times = new Map([[sequence, Math.floor(now / TICK_MS)]]);
    this.#next = sequence;
  }
}

function inDeltas(times: readonly (number | undefined)[]) {
  const first = times.find((time) => time !== undefined) ?? 0;
  const reference = Math.floor(first / REFERENCE_TICKS);
  const deltas: { status: Arrived; ticks: number }[] = [];
  const runs: { status: Status; length: number }[] = [];
  let before = reference * REFERENCE_TICKS;
  for (const time of times) {
    let status: Status = received.not;
    if (time !== undefined) {
      const arrived = statusOf(time - before);
      deltas.push({ status: (status = arrived), ticks: within(time - before) });
      before = time;
    }
    const run = runs.at(-1);
    if (run?.status === status && run.length < LARGEST_RUN) run.length += 1;
    else runs.push({ status, length: 1 });
  }
  return { reference: wrap(reference, 24), runs, deltas };
}

function statusOf(ticks: number): Arrived {
  return ticks >= 0 && ticks <= 0xff ? received.small : received.large;
}

function within(ticks: number): number {
  return Math.max(-0x8000, Math.min(0x7fff, ticks));
}
