import type { CheckOptions } from './check-options.ts';
import { findPair } from './find-pair.ts';
import { gather } from './gather.ts';
import { measureRelay } from './measure-relay.ts';
import type { WayRow } from './outcome.ts';
import type { PairFinding } from './pair.ts';
import { WAY_KINDS, waysOf } from './way.ts';

/** What is known so far. */
export interface CheckProgress {
  readonly rows: readonly WayRow[];
  /** `undefined` until it was looked for, `none` when there is no way from this page to itself. */
  readonly pair?: PairFinding | 'none';
  readonly isOver: boolean;
}

/** Browsers keep only a few connections to one server in good order. */
const AT_ONCE = 2;

/** Tries each way by itself, then measures the relays, then looks which way is taken. */
export class ConnectivityCheck {
  readonly #options: CheckOptions;
  readonly #tell: (progress: CheckProgress) => void;
  #progress: CheckProgress;

  /** @param tell told after every step */
  constructor(options: CheckOptions, tell: (progress: CheckProgress) => void) {
    this.#options = options;
    this.#tell = tell;
    this.#progress = { rows: rowsOf(options.iceServers), isOver: false };
  }

  /** @throws the reason of the signal; every connection is closed by then */
  async run(): Promise<CheckProgress> {
    this.#tell(this.#progress);
    const left = this.#progress.rows.keys();
    await Promise.all(Array.from({ length: AT_ONCE }, () => this.#tryNext(left)));
    // One after the other: two would share what the line has.
    for (const at of this.#progress.rows.keys()) await this.#measure(at);
    const pair = (await findPair({ ...this.#options, iceServers: this.#usable() })) ?? 'none';
    return this.#patch({ pair, isOver: true });
  }

  #usable(): readonly RTCIceServer[] {
    return this.#progress.rows.flatMap(({ way, outcome }) =>
      way && outcome.status !== 'unusable' ? [way.server] : [],
    );
  }

  async #tryNext(left: Iterator<number>): Promise<void> {
    for (let next = left.next(); !next.done; next = left.next()) {
      const { way } = this.#progress.rows[next.value]!;
      if (!way) continue;
      this.#row(next.value, { outcome: { status: 'running' } });
      this.#row(next.value, { outcome: await gather(way, this.#options) });
    }
  }

  async #measure(at: number): Promise<void> {
    const { way, outcome } = this.#progress.rows[at]!;
    if (!way || way.kind === 'stun' || outcome.status !== 'works') return;
    this.#row(at, { measurement: { status: 'running' } });
    this.#row(at, { measurement: await measureRelay(way, this.#options) });
  }

  #row(at: number, change: Partial<WayRow>): void {
    const { rows } = this.#progress;
    this.#patch({ rows: rows.with(at, { ...rows[at]!, ...change }) });
  }

  #patch(change: Partial<CheckProgress>): CheckProgress {
    this.#progress = { ...this.#progress, ...change };
    this.#tell(this.#progress);
    return this.#progress;
  }
}

/** Every kind has a row, also one that no server offers. */
function rowsOf(iceServers: readonly RTCIceServer[]): readonly WayRow[] {
  const ways = waysOf(iceServers);
  return WAY_KINDS.flatMap((kind): WayRow[] => {
    const own = ways.filter((way) => way.kind === kind);
    if (own.length === 0) return [{ kind, outcome: { status: 'not-offered' } }];
    return own.map((way) => ({ kind, way, outcome: { status: 'waiting' } }));
  });
}
