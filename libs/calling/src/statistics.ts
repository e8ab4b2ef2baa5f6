import type { MediaStatsCollector, MediaStatsReportSample } from '@azure/communication-calling';
import type { CallFeatures } from './features.ts';

/** What is kept for graphs, in seconds. */
const KEPT = 120;

export interface StatsSample {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Bits per second. */
  readonly sent: number;
  readonly received: number;
  /** Share of packets lost on the way to us, 0 to 1. */
  readonly lost: number;
  /** Milliseconds; absent when nobody has measured it. */
  readonly roundTrip?: number | undefined;
  readonly jitter?: number | undefined;
  /** Of the largest picture that is received. */
  readonly framesPerSecond?: number | undefined;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

/** The last two minutes of a call's numbers, measured only while somebody looks. */
export class Statistics {
  #samples: readonly StatsSample[] = [];
  #collector: MediaStatsCollector | undefined;
  #over = false;
  readonly #listeners = new Set<() => void>();
  readonly #features: CallFeatures;
  readonly #now: () => number;
  readonly #report = (sample: MediaStatsReportSample): void => this.#take(sample);

  constructor(features: CallFeatures, now: () => number) {
    this.#features = features;
    this.#now = now;
  }

  readonly getSnapshot = (): readonly StatsSample[] => this.#samples;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#start();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#stop();
    };
  };

  /** The call is over: what was measured stays, nothing more is. */
  end(): void {
    this.#over = true;
    this.#stop();
  }

  #start(): void {
    if (this.#collector || this.#over) return;
    this.#collector = this.#features.get('MediaStats')?.createCollector();
    this.#collector?.on('sampleReported', this.#report);
  }

  #stop(): void {
    this.#collector?.off('sampleReported', this.#report);
    this.#collector?.dispose();
    this.#collector = undefined;
  }

  #take(report: MediaStatsReportSample): void {
    this.#samples = [...this.#samples.slice(1 - KEPT), readSample(report, this.#now())];
    for (const listener of [...this.#listeners]) listener();
  }
}

export function readSample(report: MediaStatsReportSample, at: number): StatsSample {
  const { audio, video, screenShare, transports } = report;
  const sent = [...audio.send, ...video.send, ...screenShare.send];
  const received = [...audio.receive, ...video.receive, ...screenShare.receive];
  const largest = [...video.receive, ...screenShare.receive].reduce<
    (typeof video.receive)[number] | undefined
  >(
    (best, one) =>
      (one.frameHeightReceived ?? 0) > (best?.frameHeightReceived ?? -1) ? one : best,
    undefined,
  );
  const packets = sum(received.map(({ packetsPerSecond }) => packetsPerSecond));
  const lost = sum(received.map(({ packetsLostPerSecond }) => packetsLostPerSecond));
  return {
    at,
    sent: sum(sent.map(({ bitrate }) => bitrate)),
    received: sum(received.map(({ bitrate }) => bitrate)),
    lost: packets + lost === 0 ? 0 : lost / (packets + lost),
    roundTrip: transports.find(({ rttInMs }) => rttInMs !== undefined)?.rttInMs,
    jitter: received.find(({ jitterInMs }) => jitterInMs !== undefined)?.jitterInMs,
    framesPerSecond: largest?.frameRateDecoded,
    width: largest?.frameWidthReceived,
    height: largest?.frameHeightReceived,
  };
}

function sum(values: readonly (number | undefined)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}
