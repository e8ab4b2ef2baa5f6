/** Of the last probes, how many count. */
const MAX_PROBES = 40;
/** What has not come back by then is lost. */
const LOST_AFTER_MS = 3_000;

export interface PathQuality {
  /** There and back, the middle one of the last; undefined before the first came back. */
  readonly roundTripMs?: number;
  /** One of twenty takes longer than this, there and back. */
  readonly slowRoundTripMs?: number;
  /** By how much one differs from the next, on average (as RFC 3550 has it, of round trips). */
  readonly jitterMs: number;
  /** 0 to 1, of probes that had the time to come back. */
  readonly loss: number;
}

interface Probe {
  readonly sentMs: number;
  roundTripMs?: number;
}

/** What probes say of a path to one peer. */
export class PathProbe {
  readonly #probes = new Map<number, Probe>();

  sent(id: number, nowMs: number): void {
    this.#probes.set(id, { sentMs: nowMs });
    const [oldest] = this.#probes.keys();
    if (this.#probes.size > MAX_PROBES) this.#probes.delete(oldest!);
  }

  /** One that was not sent, or came back before, says nothing. */
  cameBack(id: number, nowMs: number): void {
    const probe = this.#probes.get(id);
    if (probe) probe.roundTripMs ??= nowMs - probe.sentMs;
  }

  /** @param lostAfterMs what was sent so long ago and has not come back is lost */
  quality(nowMs: number, lostAfterMs = LOST_AFTER_MS): PathQuality {
    const all = [...this.#probes.values()];
    const back = all.flatMap(({ roundTripMs }) => roundTripMs ?? []);
    const due = all.filter((probe) => isDue(probe, nowMs, lostAfterMs));
    const lost = due.filter(({ roundTripMs }) => roundTripMs === undefined).length;
    const sorted = back.toSorted((a, b) => a - b);
    const middle = sorted[Math.floor(sorted.length / 2)];
    const slow = sorted[Math.floor(sorted.length * 0.95)];
    return {
      ...(middle !== undefined && { roundTripMs: middle }),
      ...(slow !== undefined && { slowRoundTripMs: slow }),
      jitterMs: meanDifference(back),
      loss: due.length === 0 ? 0 : lost / due.length,
    };
  }
}

function isDue({ sentMs, roundTripMs }: Probe, nowMs: number, lostAfterMs: number): boolean {
  return roundTripMs !== undefined || nowMs - sentMs >= lostAfterMs;
}

function meanDifference(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const sum = values
    .slice(1)
    .reduce((total, value, at) => total + Math.abs(value - values[at]!), 0);
  return sum / (values.length - 1);
}
