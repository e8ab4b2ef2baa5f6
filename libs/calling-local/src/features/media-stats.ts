import type {
  IncomingAudioMediaStats,
  IncomingVideoMediaStats,
  MediaStatsCallFeature,
  MediaStatsCollector,
  MediaStatsCollectorOptions,
  MediaStatsReportSample,
  MediaStatsReportSummary,
  MediaStatValue,
  OutgoingAudioMediaStats,
  OutgoingVideoMediaStats,
} from '@azure/communication-calling';
import { Emitter } from '../emitter.ts';
import type { Flow } from '../media/statistics.ts';
import { Sampler } from '../sampler.ts';
import { FeatureOfCall } from './call-feature.ts';

/** Seconds of one aggregation. */
const DEFAULT_INTERVAL = 10;
const DEFAULT_POINTS = 6;

export class MediaStatsFeature extends FeatureOfCall implements MediaStatsCallFeature {
  readonly name = 'MediaStats';

  createCollector(options: MediaStatsCollectorOptions = {}): MediaStatsCollector {
    const collector = new Collector(options);
    const stop = Sampler.of(this.call).listen((flows) => {
      collector.take(flows, (mid) => this.call.media.isScreen(mid));
    });
    collector.onDispose = stop;
    this.onDispose(() => collector.dispose());
    return collector;
  }
}

class Collector extends Emitter implements MediaStatsCollector {
  onDispose: () => void = () => undefined;
  private readonly _samples: number;
  private _collected: MediaStatsReportSample[] = [];

  constructor({
    aggregationInterval = DEFAULT_INTERVAL,
    dataPointsPerAggregation = DEFAULT_POINTS,
  }: MediaStatsCollectorOptions) {
    super();
    this._samples = Math.max(1, Math.min(120, aggregationInterval * dataPointsPerAggregation));
  }

  take(flows: readonly Flow[], isScreen: (mid: string) => boolean): void {
    const sample = sampleOf(flows, isScreen);
    this.emit('sampleReported', sample);
    this._collected.push(sample);
    if (this._collected.length < this._samples) return;
    this.emit('summaryReported', summaryOf(this._collected));
    this._collected = [];
  }

  dispose(): void {
    this.onDispose();
    this.removeListeners();
  }
}

function sampleOf(
  flows: readonly Flow[],
  isScreen: (mid: string) => boolean,
): MediaStatsReportSample {
  const of = (direction: Flow['direction'], kind: Flow['kind'], screen = false) =>
    flows.filter(
      (flow) =>
        flow.direction === direction &&
        flow.kind === kind &&
        (kind === 'audio' || isScreen(flow.mid) === screen),
    );
  const roundTrip = flows.find((flow) => flow.roundTrip !== undefined)?.roundTrip;
  return {
    audio: {
      send: of('send', 'audio').map(outgoingAudio),
      receive: of('receive', 'audio').map(incomingAudio),
    },
    video: {
      send: of('send', 'video').map(outgoingVideo),
      receive: of('receive', 'video').map(incomingVideo),
    },
    screenShare: {
      send: of('send', 'video', true).map(outgoingVideo),
      receive: of('receive', 'video', true).map(incomingVideo),
    },
    transports: [{ id: 'media', ...(roundTrip !== undefined && { rttInMs: roundTrip }) }],
  };
}

function common(flow: Flow) {
  return {
    id: flow.id,
    ...(flow.codec !== undefined && { codecName: flow.codec }),
    bitrate: flow.bitrate,
    packets: flow.packets,
    packetsPerSecond: flow.packetsPerSecond,
    packetsLost: flow.lost,
    packetsLostPerSecond: flow.lostPerSecond,
    ...(flow.jitter !== undefined && { jitterInMs: flow.jitter }),
    ...(flow.roundTrip !== undefined && { rttInMs: flow.roundTrip }),
  };
}

function outgoingAudio(flow: Flow): OutgoingAudioMediaStats<number, string> {
  return { ...common(flow), ...(flow.level !== undefined && { audioInputLevel: flow.level }) };
}

function incomingAudio(flow: Flow): IncomingAudioMediaStats<number, string> {
  return { ...common(flow), ...(flow.level !== undefined && { audioOutputLevel: flow.level }) };
}

function outgoingVideo(flow: Flow): OutgoingVideoMediaStats<number, string> {
  return {
    ...common(flow),
    ...(flow.frames !== undefined && { framesEncoded: flow.frames }),
    ...(flow.framesPerSecond !== undefined && { frameRateSent: flow.framesPerSecond }),
    ...(flow.width !== undefined && { frameWidthSent: flow.width }),
    ...(flow.height !== undefined && { frameHeightSent: flow.height }),
  };
}

function incomingVideo(flow: Flow): IncomingVideoMediaStats<number, string> {
  return {
    ...common(flow),
    ...(flow.frames !== undefined && { framesDecoded: flow.frames }),
    ...(flow.framesPerSecond !== undefined && { frameRateDecoded: flow.framesPerSecond }),
    ...(flow.width !== undefined && { frameWidthReceived: flow.width }),
    ...(flow.height !== undefined && { frameHeightReceived: flow.height }),
  };
}

/** Each value of the last sample, with all the values it had. */
function summaryOf(samples: readonly MediaStatsReportSample[]): MediaStatsReportSummary {
  const timestamp = new Date();
  const last = samples.at(-1)!;
  const lift = <Stats extends { id: string }>(pick: (sample: MediaStatsReportSample) => Stats[]) =>
    pick(last).map((stats) => {
      const series = samples.flatMap(
        (sample) => pick(sample).find(({ id }) => id === stats.id) ?? [],
      );
      const keys = Object.keys(stats).filter((key) => key !== 'id') as (keyof Stats)[];
      const values = keys.map((key) => [key, { raw: series.map((one) => one[key]), timestamp }]);
      return { id: stats.id, ...Object.fromEntries(values) } as Lifted<Stats>;
    });
  return {
    audio: { send: lift((s) => s.audio.send), receive: lift((s) => s.audio.receive) },
    video: { send: lift((s) => s.video.send.map(plain)), receive: lift((s) => s.video.receive) },
    screenShare: {
      send: lift((s) => s.screenShare.send.map(plain)),
      receive: lift((s) => s.screenShare.receive),
    },
    transports: lift((s) => s.transports),
  };
}

/** Layers are not measured apart, so there is nothing of them to summarise. */
function plain({
  altLayouts: _layers,
  ...stats
}: OutgoingVideoMediaStats<number, string>): Omit<
  OutgoingVideoMediaStats<number, string>,
  'altLayouts'
> {
  return stats;
}

type Lifted<Stats extends { id: string }> = { id: string } & {
  [Key in keyof Omit<Stats, 'id'>]: MediaStatValue<NonNullable<Stats[Key]>>;
};
