import { g711Codec } from '../codec/g711-codec.ts';
import { opusCodec } from '../codec/opus-codec.ts';
import type { Codec } from '../codec/codec.ts';
import type { Frame } from '../frame/frame.ts';
import { RtpSender } from '../rtp/rtp-sender.ts';
import { amplitudeOf } from '../testing/goertzel.ts';
import { joinFrames } from '../testing/join-frames.ts';
import { simulatedWay } from '../testing/simulated-way.ts';
import type { WayOptions } from '../testing/simulated-way.ts';
import { tone } from '../testing/tone.ts';
import { Playout } from './playout.ts';
import type { PlayoutStatistics } from './playout.ts';

const AMPLITUDE = 8_000;
const HZ = 400;
/** When the player ticks, against when the sender does. */
const PHASE_MS = 7;

interface Simulation extends Partial<WayOptions> {
  readonly frames?: number;
  /** How often the sender sends, by the clock of the player. */
  readonly periodMs?: number;
  /** How many frames are in a packet. */
  readonly framesInPacket?: number;
  readonly codec?: () => Codec;
}

interface Outcome {
  readonly frames: readonly (Frame | undefined)[];
  readonly statistics: PlayoutStatistics;
  /** Of all ticks after five seconds, in milliseconds. */
  readonly meanDepthMs: number;
}

/** A tone goes over a network for as many frames, and is played by another clock. */
function simulate(simulation: Simulation): Outcome {
  const { frames = 1_000, periodMs = 20, framesInPacket = 1, ...way } = simulation;
  const makeCodec = simulation.codec ?? (() => g711Codec('PCMU'));
  using sending = makeCodec();
  using receiving = makeCodec();
  const next = tone(sending.sampleRate, { hz: HZ, amplitude: AMPLITUDE });
  const arrivals = simulatedWay({ seed: 1, delayMs: 30, ...way });
  const sender = new RtpSender();
  const onTheWay = Array.from({ length: frames / framesInPacket }, (_, n) => {
    const payload = Buffer.concat(
      Array.from({ length: framesInPacket }, () => sending.encode(next())),
    );
    const packet = sender.packet({ payloadType: 0, payload });
    sender.pass((sending.clockRate / 50) * framesInPacket);
    return arrivals(n * periodMs * framesInPacket).map((at) => ({ at, packet }));
  })
    .flat()
    .sort((a, b) => a.at - b.at);
  const playout = new Playout(receiving);
  const heard: (Frame | undefined)[] = [];
  const depths: number[] = [];
  for (let now = PHASE_MS; now < frames * periodMs; now += 20) {
    while (onTheWay[0] && onTheWay[0].at <= now) {
      const { at, packet } = onTheWay.shift()!;
      playout.put(packet, at);
    }
    heard.push(playout.take(now));
    if (now > 5_000) depths.push(playout.statistics.depthMs);
  }
  const meanDepthMs = depths.reduce((sum, one) => sum + one, 0) / depths.length;
  return { frames: heard, statistics: playout.statistics, meanDepthMs };
}

const SECOND = 50;
const toneIn = (frames: readonly (Frame | undefined)[], rate = 8_000): number =>
  amplitudeOf(joinFrames(frames.filter((one) => one !== undefined)), HZ, rate);

describe('playing what comes over a network', () => {
  it('makes nothing up and waits a frame, on a way that is always the same', () => {
    const { frames, statistics, meanDepthMs } = simulate({});
    expect(statistics).toMatchObject({ concealed: 0, late: 0, dropped: 0, hastened: 0 });
    expect(frames.slice(5)).not.toContain(undefined);
    expect(meanDepthMs).toBeLessThanOrEqual(20);
    expect(toneIn(frames.slice(5, 5 + SECOND))).toBeGreaterThan(AMPLITUDE * 0.98);
  });

  it.each([
    { jitterMs: 10, concealed: 2, depthMs: 30 },
    { jitterMs: 40, concealed: 5, depthMs: 60 },
    { jitterMs: 100, concealed: 15, depthMs: 110 },
  ])('follows a jitter of $jitterMs ms', ({ jitterMs, concealed, depthMs }) => {
    const { statistics, meanDepthMs } = simulate({ jitterMs });
    expect(statistics.concealed).toBeLessThanOrEqual(concealed);
    expect(statistics.late).toBeLessThanOrEqual(concealed);
    expect(meanDepthMs).toBeLessThanOrEqual(depthMs);
  });

  it('waits no longer than 200 ms, and leaves out what is later', () => {
    const { statistics, meanDepthMs } = simulate({ jitterMs: 500 });
    expect(meanDepthMs).toBeLessThanOrEqual(240);
    expect(statistics.late).toBeGreaterThan(0);
  });

  it('makes up what is lost, once for each', () => {
    const { frames, statistics, meanDepthMs } = simulate({ loss: 0.05 });
    const lost = 1_000 - statistics.played;
    expect(lost).toBeGreaterThan(30);
    expect(Math.abs(statistics.concealed - lost)).toBeLessThanOrEqual(5);
    expect(meanDepthMs).toBeLessThanOrEqual(30);
    expect(toneIn(frames.slice(10, 10 + 5 * SECOND))).toBeGreaterThan(AMPLITUDE * 0.8);
  });

  it('plays what comes twice once, on a bad way', () => {
    const { frames, statistics } = simulate({ jitterMs: 40, loss: 0.03, duplication: 0.1 });
    expect(statistics.duplicate + statistics.late).toBeGreaterThan(60);
    expect(statistics.concealed).toBeLessThanOrEqual(60);
    expect(frames.slice(10)).not.toContain(undefined);
  });

  it.each([
    ['slower', 20.02],
    ['faster', 19.98],
  ])('keeps up with a sender whose clock is %s by one in a thousand', (_, periodMs) => {
    const { statistics, meanDepthMs } = simulate({ periodMs, frames: 2_000 });
    expect(meanDepthMs).toBeLessThanOrEqual(60);
    expect(statistics.concealed + statistics.hastened).toBeLessThanOrEqual(6);
    expect(statistics.dropped).toBe(0);
  });

  it('waits less again when a bad way has become good', () => {
    using codec = g711Codec('PCMU');
    const playout = new Playout(codec);
    const sender = new RtpSender();
    const bad = simulatedWay({ seed: 3, delayMs: 0, jitterMs: 120 });
    const arrivals = Array.from({ length: 2_000 }, (_, n) => {
      const packet = sender.packet({ payloadType: 0, payload: new Uint8Array(160) });
      sender.pass(160);
      return { packet, at: n < 500 ? bad(n * 20)[0]! : n * 20 };
    }).sort((a, b) => a.at - b.at);
    const depthAt = (untilMs: number, fromMs: number): number => {
      for (let now = fromMs; now < untilMs; now += 20) {
        while (arrivals[0] && arrivals[0].at <= now)
          playout.put(arrivals[0].packet, arrivals.shift()!.at);
        playout.take(now);
      }
      return playout.statistics.targetMs;
    };
    expect(depthAt(10_000, 0)).toBeGreaterThan(100);
    expect(depthAt(38_000, 10_000)).toBe(20);
    expect(playout.statistics.depthMs).toBeLessThanOrEqual(60);
  });

  it('plays packets of 60 ms in frames of 20', () => {
    const { frames, statistics } = simulate({ framesInPacket: 3, frames: 900 });
    expect(statistics.concealed).toBe(0);
    expect(frames.slice(12)).not.toContain(undefined);
    expect(toneIn(frames.slice(12, 12 + SECOND))).toBeGreaterThan(AMPLITUDE * 0.98);
  });

  it('does the same with Opus', () => {
    const { frames, statistics } = simulate({
      codec: opusCodec,
      loss: 0.03,
      jitterMs: 20,
      frames: 400,
    });
    expect(statistics.concealed).toBeLessThanOrEqual(25);
    expect(toneIn(frames.slice(20, 20 + 5 * SECOND), 48_000)).toBeGreaterThan(AMPLITUDE * 0.8);
  });

  it('counts payloads of another kind and plays nothing of them', () => {
    using codec = opusCodec();
    const playout = new Playout(codec);
    const sender = new RtpSender();
    playout.put(sender.packet({ payloadType: 0, payload: new Uint8Array() }), 0);
    playout.put(sender.packet({ payloadType: 0, payload: Uint8Array.of(0xff, 0xff, 0xff) }), 0);
    expect(playout.take(100)).toBeUndefined();
    expect(playout.statistics.malformed).toBe(2);
  });
});
