import { delay } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import type { DataTransport, Delivery, PeerId } from '../transport/transport.ts';
import { writePathFrame } from './path-frame.ts';
import type { PathFrame } from './path-frame.ts';
import { PathProbe } from './path-probe.ts';
import type { PathQuality } from './path-probe.ts';

export interface BenchmarkResult extends PathQuality {
  /** What passes, reliably; undefined when nothing did in time. */
  readonly bitsPerSecond?: number;
}

export interface PathBenchmarkOptions {
  readonly path: DataTransport;
  readonly peer: PeerId;
  readonly clock: Clock;
  /** Numbers of probes and loads, which no other measurement of this path has. */
  readonly nextId: () => number;
}

const PROBES = 40;
/** As often as positions are sent, so that the call's data channel takes them as well. */
const PROBE_EVERY_MS = 50;
const LAST_ECHO_WITHIN_MS = 1_000;
const LOAD_MESSAGE_BYTES = 4 * 1024;
/** A load that takes so long says enough; a shorter one is sent again, twice as large. */
const LONG_ENOUGH_MS = 1_000;
const MAX_LOAD_BYTES = 16 * 1024 * 1024;
/** The slowest path there is, the call's, needs a second for its last load. */
const REPORT_WITHIN_MS = 15_000;

/** Measures one path to one peer, whatever else uses it: how long, how evenly, how much. */
export class PathBenchmark {
  readonly #options: PathBenchmarkOptions;
  readonly #probe = new PathProbe();
  #load: { readonly id: number; readonly reported: (count: number) => void } | undefined;

  constructor(options: PathBenchmarkOptions) {
    this.#options = options;
  }

  /** @throws what the signal was aborted with; PlatformError `transport-closed` */
  async run(signal: AbortSignal): Promise<BenchmarkResult> {
    const { clock } = this.#options;
    for (let sent = 0; sent < PROBES; sent += 1) {
      const id = this.#options.nextId();
      this.#probe.sent(id, clock.now());
      this.#say({ kind: 'probe', id }, 'unreliable');
      await delay(clock, PROBE_EVERY_MS, signal);
    }
    await delay(clock, LAST_ECHO_WITHIN_MS, signal);
    const quality = this.#probe.quality(clock.now(), LAST_ECHO_WITHIN_MS);
    const bitsPerSecond = await this.#throughput(signal);
    return { ...quality, ...(bitsPerSecond !== undefined && { bitsPerSecond }) };
  }

  /** What the peer answered; anything that was not asked changes nothing. */
  hear(frame: PathFrame): void {
    if (frame.kind === 'echo') this.#probe.cameBack(frame.id, this.#options.clock.now());
    if (frame.kind === 'report' && frame.id === this.#load?.id) this.#load.reported(frame.count);
  }

  async #throughput(signal: AbortSignal): Promise<number | undefined> {
    const { clock } = this.#options;
    for (let bytes = LOAD_MESSAGE_BYTES; ; bytes *= 2) {
      const beganMs = clock.now();
      const count = await this.#sendLoad(bytes, signal);
      if (count === undefined) return undefined;
      const tookMs = clock.now() - beganMs;
      const isEnough = tookMs >= LONG_ENOUGH_MS || bytes >= MAX_LOAD_BYTES;
      if (isEnough) return (count * 8_000) / Math.max(1, tookMs);
    }
  }

  /** @returns how much of it came; undefined when nobody said so in time */
  async #sendLoad(bytes: number, signal: AbortSignal): Promise<number | undefined> {
    const id = this.#options.nextId();
    const { promise, resolve } = Promise.withResolvers<number>();
    this.#load = { id, reported: (count) => resolve(Math.min(count, bytes)) };
    const giveUp = new AbortController();
    const ended = AbortSignal.any([signal, giveUp.signal]);
    const tooLate = delay(this.#options.clock, REPORT_WITHIN_MS, ended).then(() => undefined);
    const filling = new Uint8Array(LOAD_MESSAGE_BYTES);
    const send = async (): Promise<number> => {
      for (let sent = 0; sent < bytes; sent += filling.length)
        await this.#sayReliably({ kind: 'load', id, bytes: filling }, ended);
      await this.#sayReliably({ kind: 'loaded', id }, ended);
      return promise;
    };
    const sent = send();
    try {
      return await Promise.race([sent, tooLate]);
    } finally {
      this.#load = undefined;
      giveUp.abort();
      // Whichever of them was slower ends by being given up.
      for (const slower of [sent, tooLate]) slower.catch(() => undefined);
    }
  }

  async #sayReliably(frame: PathFrame, signal: AbortSignal): Promise<void> {
    while (!this.#say(frame, 'reliable')) await this.#drained(signal);
  }

  #say(frame: PathFrame, delivery: Delivery): boolean {
    const { path, peer } = this.#options;
    return path.send({ delivery, bytes: writePathFrame(frame), to: [peer] });
  }

  async #drained(signal: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const abort = (): void => reject(signal.reason);
    using _room = this.#options.path.subscribe({ drained: resolve, closed: resolve });
    signal.addEventListener('abort', abort);
    try {
      signal.throwIfAborted();
      await promise;
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }
}
