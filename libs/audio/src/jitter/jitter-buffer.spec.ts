import fc from 'fast-check';
import { JitterBuffer } from './jitter-buffer.ts';
import type { MediaPacket } from './media-packet.ts';

const SAMPLES = 160;

const packet = (n: number, others: Partial<MediaPacket> = {}): MediaPacket => ({
  ssrc: 1,
  sequence: n & 0xffff,
  timestamp: (n * SAMPLES) >>> 0,
  payload: Uint8Array.of(n & 0xff),
  samples: SAMPLES,
  ...others,
});

/** Plays one tick: the number of the packet, or what there was instead. */
function play(buffer: JitterBuffer, nowMs: number): number | 'missing' | 'pause' {
  const taken = buffer.take(nowMs);
  return taken.kind === 'packet' ? taken.packet.payload[0]! : taken.kind;
}

/** Puts packets 0, 1, … at their times, and takes a frame every 20 ms. */
function run(buffer: JitterBuffer, packets: readonly MediaPacket[], untilMs: number) {
  const heard: (number | 'missing' | 'pause')[] = [];
  for (let now = 0; now <= untilMs; now += 20) {
    const next = packets[now / 20];
    if (next) buffer.put(next, now);
    heard.push(play(buffer, now));
  }
  return heard;
}

describe('the jitter buffer', () => {
  it('says nothing until something has come, and waited', () => {
    const buffer = new JitterBuffer(8_000);
    expect(play(buffer, 0)).toBe('pause');
    buffer.put(packet(0), 5);
    expect(play(buffer, 20)).toBe('pause');
    expect(play(buffer, 40)).toBe(0);
  });

  it('puts packets into order, over the end of sequence and timestamp', () => {
    const buffer = new JitterBuffer(8_000);
    const from = { sequence: 0xfffe, timestamp: 0xffffffff - 200 };
    const at = (n: number): MediaPacket =>
      packet(n, {
        sequence: (from.sequence + n) & 0xffff,
        timestamp: (from.timestamp + n * SAMPLES) >>> 0,
      });
    for (const n of [1, 0, 3, 2, 4]) buffer.put(at(n), 0);
    expect([60, 80, 100, 120, 140].map((now) => play(buffer, now))).toEqual([0, 1, 2, 3, 4]);
    expect(buffer.counts).toMatchObject({ played: 5, late: 0, concealed: 0 });
  });

  it('keeps one of two that are the same', () => {
    const buffer = new JitterBuffer(8_000);
    for (const n of [0, 0, 1, 1]) buffer.put(packet(n), 0);
    expect([40, 60, 80].map((now) => play(buffer, now))).toEqual([0, 1, 'missing']);
    expect(buffer.counts.duplicate).toBe(2);
  });

  it('says that a packet is missing whose place has come, and drops it when it comes', () => {
    const buffer = new JitterBuffer(8_000);
    for (const n of [0, 2, 3]) buffer.put(packet(n), 0);
    expect([40, 60, 80].map((now) => play(buffer, now))).toEqual([0, 'missing', 2]);
    buffer.put(packet(1), 90);
    expect(buffer.counts).toMatchObject({ concealed: 1, late: 1 });
    expect(play(buffer, 100)).toBe(3);
  });

  it('waits for what is only late, a frame longer', () => {
    const buffer = new JitterBuffer(8_000);
    buffer.put(packet(0), 0);
    expect(play(buffer, 20)).toBe(0);
    expect(play(buffer, 40)).toBe('missing');
    buffer.put(packet(1), 50);
    expect(play(buffer, 60)).toBe(1);
  });

  it('hears no loss where the sender says nothing for a while', () => {
    const buffer = new JitterBuffer(8_000);
    buffer.put(packet(0), 0);
    buffer.put(packet(3, { sequence: 1 }), 0);
    expect([40, 60, 80, 100].map((now) => play(buffer, now))).toEqual([0, 'pause', 'pause', 3]);
    expect(buffer.counts.concealed).toBe(0);
  });

  it('ends after 120 ms in which nothing comes, and begins again with what does', () => {
    const buffer = new JitterBuffer(8_000);
    buffer.put(packet(0), 0);
    expect(play(buffer, 20)).toBe(0);
    const after = Array.from({ length: 8 }, (_, n) => play(buffer, 40 + n * 20));
    expect(after).toEqual([...Array.from({ length: 6 }, () => 'missing'), 'pause', 'pause']);
    buffer.put(packet(100), 2_000);
    expect([2_000, 2_020].map((now) => play(buffer, now))).toEqual(['pause', 100]);
  });

  it('begins anew with another source', () => {
    const buffer = new JitterBuffer(8_000);
    const packets = Array.from({ length: 20 }, (_, n) =>
      n < 10 ? packet(n) : packet(n, { ssrc: 2, timestamp: 77 + n * SAMPLES, sequence: 9_000 + n }),
    );
    const heard = run(buffer, packets, 460);
    expect(heard).toEqual(expect.arrayContaining([8, 10, 11, 19]));
    expect(buffer.counts).toMatchObject({ restarts: 1 });
  });

  it('begins anew where the time of the source jumps', () => {
    const buffer = new JitterBuffer(8_000);
    const packets = Array.from({ length: 20 }, (_, n) =>
      packet(n, n < 10 ? {} : { timestamp: (5e8 + n * SAMPLES) >>> 0 }),
    );
    expect(run(buffer, packets, 460).filter((one) => typeof one === 'number')).toHaveLength(19);
    expect(buffer.counts).toMatchObject({ restarts: 1, late: 0 });
  });

  it('drops what was held up for too long, and is up to date again', () => {
    const buffer = new JitterBuffer(8_000);
    for (let n = 0; n < 40; n++) buffer.put(packet(n), 0);
    expect(buffer.depthMs).toBe(800);
    play(buffer, 60);
    expect(buffer.depthMs).toBeLessThanOrEqual(220);
  });

  it('never keeps more than 64 packets, plays each once and in order, whatever comes', () => {
    const anything = fc.record({
      n: fc.nat(120),
      jump: fc.constantFrom(0, 0, 0, 0, 0, 0xffffffff, 0x7fffffff, 16_000_000),
      ssrc: fc.constantFrom(1, 1, 1, 1, 2),
      samples: fc.constantFrom(80, SAMPLES, SAMPLES, 480),
      passes: fc.constantFrom(0, 0, 5, 20, 60, 3_000),
    });
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 300 }), (all) => {
        const buffer = new JitterBuffer(8_000);
        let now = 0;
        for (const { n, jump, ssrc, samples, passes } of all) {
          const timestamp = (n * SAMPLES + jump) >>> 0;
          buffer.put(packet(n, { timestamp, ssrc, samples }), now);
          now += passes;
          buffer.take(now);
          expect(buffer.size).toBeLessThanOrEqual(64);
        }
        const { played, late, duplicate, dropped } = buffer.counts;
        expect(played + late + duplicate + dropped + buffer.size).toBe(all.length);
      }),
    );
  });

  it('plays each packet at most once and in order, on any way that only delays, loses and doubles', () => {
    const way = fc.array(fc.record({ delays: fc.array(fc.nat(150), { maxLength: 2 }) }), {
      minLength: 1,
      maxLength: 120,
    });
    fc.assert(
      fc.property(way, fc.nat(0xffffffff), fc.nat(19), (sent, start, phase) => {
        const buffer = new JitterBuffer(8_000);
        const arrivals = sent
          .flatMap(({ delays }, n) => delays.map((delay) => ({ n, at: n * 20 + delay })))
          .sort((a, b) => a.at - b.at);
        const heard: number[] = [];
        for (let now = phase; now < sent.length * 20 + 800; now += 20) {
          while (arrivals[0] && arrivals[0].at <= now) {
            const { n, at } = arrivals.shift()!;
            const timestamp = (start + n * SAMPLES) >>> 0;
            buffer.put(packet(n, { timestamp }), at);
          }
          const one = play(buffer, now);
          if (typeof one === 'number') heard.push(one);
        }
        expect(heard).toEqual([...new Set(heard)].sort((a, b) => a - b));
        expect(buffer.size).toBe(0);
      }),
    );
  });
});
