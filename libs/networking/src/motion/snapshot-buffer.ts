import { between } from './pose.ts';
import type { Pose } from './pose.ts';

interface Snapshot {
  readonly atMs: number;
  readonly pose: Pose;
}

/** A second at 60 a second; older ones are never asked for. */
const MAX_SNAPSHOTS = 64;
/** For so long a movement is continued when nothing comes; beyond it, it would only be wrong. */
const MAX_AHEAD_MS = 100;

/**
 * What is known of the movement of one thing. It is drawn a little in the past, where two snapshots lie on
 * either side, so that neither loss nor jitter shows.
 */
export class SnapshotBuffer {
  #snapshots: Snapshot[] = [];

  /** @param atMs on the clock that all agree on; one that comes late takes its place, a repeated one is nothing new */
  add(atMs: number, pose: Pose): void {
    const after = this.#snapshots.findLastIndex((one) => one.atMs <= atMs);
    if (this.#snapshots[after]?.atMs === atMs) return;
    this.#snapshots.splice(after + 1, 0, { atMs, pose });
    if (this.#snapshots.length > MAX_SNAPSHOTS) this.#snapshots.shift();
  }

  /** Somebody else moves it now: what the former owner said of the future is void. */
  clear(): void {
    this.#snapshots = [];
  }

  /** @returns undefined while nothing is known */
  at(ms: number): Pose | undefined {
    const before = this.#snapshots.findLastIndex(({ atMs }) => atMs <= ms);
    if (before < 0) return this.#snapshots[0]?.pose;
    const [one, two] = [this.#snapshots[before]!, this.#snapshots[before + 1]];
    return two ? between(one.pose, two.pose, share(one, two, ms)) : this.#ahead(before, ms);
  }

  #ahead(last: number, ms: number): Pose {
    const [one, two] = [this.#snapshots[last - 1], this.#snapshots[last]!];
    if (!one) return two.pose;
    return between(one.pose, two.pose, share(one, two, Math.min(ms, two.atMs + MAX_AHEAD_MS)));
  }
}

function share(one: Snapshot, two: Snapshot, ms: number): number {
  return (ms - one.atMs) / (two.atMs - one.atMs);
}
