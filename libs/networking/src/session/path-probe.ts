/** Of the last probes, how many count. */
const MAX_PROBES = 40;
/** What has not come back by then is lost. */
const LOST_AFTER_MS = 3_000;

export interface PathQuality {
  /** There and back, the middle one of the last; undefined before the first came back. */
  readonly roundTripMs?: number;
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

  quality(nowMs: number): PathQuality {
    const all = [...this.#probes.values()];
    const back = all.flatMap(({ roundTripMs }) => roundTripMs ?? []);
    const due = all.filter((probe) => isDue(probe, nowMs));
    const lost = due.filter(({ roundTripMs }) => roundTripMs === undefined).length;
    const middle = back.toSorted((a, b) => a - b)[Math.floor(back.length / 2)];
    return {
      ...(middle !== undefined && { roundTripMs: middle }),
      jitterMs: meanDifference(back),
      loss: due.length === 0 ? 0 : lost / due.length,
    };
  }
}

function isDue({ sentMs, roundTripMs }: Probe, nowMs: number): boolean {
  return roundTripMs !== undefined || nowMs - sentMs > LOST_AFTER_MS;
}

function meanDifference(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const sum = values
    .slice(1)
    .reduce((total, value, at) => total + Math.abs(value - values[at]!), 0);
  return sum / (values.length - 1);
}
