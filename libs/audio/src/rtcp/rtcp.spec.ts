import fc from 'fast-check';
import type { RtpPacket } from '../rtp/rtp-packet.ts';
import { middleOf, ntpTimeOf } from './ntp-time.ts';
import { readRtcp } from './read-rtcp.ts';
import { Reception } from './reception.ts';
import type { RtcpPacket } from './rtcp-packet.ts';
import { writeRtcp } from './write-rtcp.ts';

const word = fc.nat(0xffffffff);
const reports = fc.array(
  fc.record({
    ssrc: word,
    fractionLost: fc.nat(255),
    lost: fc.integer({ min: -0x800000, max: 0x7fffff }),
    highestSequence: word,
    jitter: word,
    lastReport: word,
    sinceLastReport: word,
  }),
  { maxLength: 31 },
);
const anyPacket: fc.Arbitrary<RtcpPacket> = fc.oneof(
  fc.record({
    kind: fc.constant('sender-report' as const),
    ssrc: word,
    ntpSeconds: word,
    ntpFraction: word,
    timestamp: word,
    packets: word,
    octets: word,
    reports,
  }),
  fc.record({ kind: fc.constant('receiver-report' as const), ssrc: word, reports }),
  fc.record({
    kind: fc.constant('source-description' as const),
    ssrc: word,
    cname: fc.string({ maxLength: 60 }),
  }),
  fc.record({ kind: fc.constant('goodbye' as const), ssrcs: fc.array(word, { maxLength: 31 }) }),
);
const datagram = fc.array(anyPacket, { minLength: 1, maxLength: 3 }).filter(fits);

function fits(packets: readonly RtcpPacket[]): boolean {
  return writeRtcp(packets).length <= 1_500;
}

describe('packets of RTCP', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(datagram, (packets) => expect(readRtcp(writeRtcp(packets))).toEqual(packets)),
    );
  });

  it('are left out where they are of a kind that is not known', () => {
    const unknown = Uint8Array.from([0x81, 204, 0, 1, 0, 0, 0, 1]);
    const goodbye: RtcpPacket = { kind: 'goodbye', ssrcs: [5] };
    expect(readRtcp(Buffer.concat([unknown, writeRtcp([goodbye])]))).toEqual([goodbye]);
  });

  it.each([
    ['nothing', []],
    ['a length beyond the end', [0x80, 201, 0, 2, 0, 0, 0, 1]],
    ['reports that are not there', [0x82, 201, 0, 1, 0, 0, 0, 1]],
    ['a sender report without its numbers', [0x80, 200, 0, 1, 0, 0, 0, 1]],
    ['a receiver report of nobody', [0x80, 201, 0, 0]],
    ['a name beyond the end', [0x81, 202, 0, 2, 0, 0, 0, 1, 1, 9, 65, 0]],
    ['a goodbye of sources that are not there', [0x83, 203, 0, 1, 0, 0, 0, 1]],
    ['a rest', [0x80, 203, 0, 0, 1, 2]],
  ])('are not read from %s', (_, bytes) =>
    expect(readRtcp(Uint8Array.from(bytes))).toBeUndefined(),
  );

  it('never make the reader fail, in 3,000 that were changed on the way', () => {
    const changed = fc
      .tuple(datagram, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 6 }))
      .map(([packets, changes]) => {
        const written = writeRtcp(packets);
        for (const [at, byte] of changes) written[at % written.length] = byte;
        return written;
      });
    fc.assert(
      fc.property(fc.oneof(changed, fc.uint8Array({ maxLength: 80 })), (bytes) => {
        expect(readRtcp(bytes)?.length ?? 0).toBeLessThanOrEqual(bytes.length / 4);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('NTP time', () => {
  it('counts from 1900', () => {
    const time = ntpTimeOf(Date.UTC(2026, 0, 1) + 500);
    expect(time).toEqual({ ntpSeconds: 3_976_214_400, ntpFraction: 2 ** 31 });
    expect(middleOf(time) & 0xffff).toBe(0x8000);
  });
});

describe('reception', () => {
  const packet = (sequence: number, timestamp = sequence * 160): RtpPacket => ({
    payloadType: 0,
    marker: false,
    sequence: sequence & 0xffff,
    timestamp: timestamp >>> 0,
    ssrc: 9,
    payload: new Uint8Array(160),
  });

  it('reports nothing before the first packet', () => {
    expect(new Reception(8_000).report(0)).toBeUndefined();
  });

  it('counts what is lost over the end of the sequence, in all and since the last report', () => {
    const reception = new Reception(8_000);
    const from = 65_500;
    for (let n = 0; n < 100; n++) if (n % 10 !== 5) reception.put(packet(from + n), n * 20);
    expect(reception.report(2_000)).toMatchObject({
      ssrc: 9,
      lost: 10,
      fractionLost: 25,
      highestSequence: from + 99,
      jitter: 0,
    });
    for (let n = 100; n < 200; n++) reception.put(packet(from + n), n * 20);
    expect(reception.report(4_000)).toMatchObject({ lost: 10, fractionLost: 0 });
    expect(reception.statistics).toEqual({ received: 190, lost: 10, jitterMs: 0 });
  });

  it('counts no loss where packets come in another order or twice', () => {
    const reception = new Reception(8_000);
    for (const n of [1, 3, 2, 4, 4]) reception.put(packet(n), n * 20);
    expect(reception.statistics).toMatchObject({ received: 5, lost: -1 });
    expect(reception.report(100)).toMatchObject({ lost: -1, fractionLost: 0 });
  });

  it('measures jitter as the RFC does: it nears the mean change of the way', () => {
    const reception = new Reception(8_000);
    for (let n = 0; n < 400; n++) reception.put(packet(n), n * 20 + (n % 2) * 8);
    expect(reception.statistics.jitterMs).toBeCloseTo(8, 1);
  });

  it('measures none of the packets of one digit', () => {
    const reception = new Reception(8_000);
    for (let n = 0; n < 50; n++) reception.put(packet(n, 160), n * 20);
    expect(reception.statistics.jitterMs).toBe(0);
  });

  it('begins anew with another source', () => {
    const reception = new Reception(8_000);
    reception.put(packet(1), 0);
    reception.put({ ...packet(40_000), ssrc: 10 }, 20);
    expect(reception.report(20)).toMatchObject({ ssrc: 10, lost: 0 });
  });

  it('says how long ago it heard from the sender', () => {
    const reception = new Reception(8_000);
    reception.put(packet(1), 0);
    const time = ntpTimeOf(1_000);
    reception.heard(time, 1_000);
    const report = reception.report(1_500);
    expect(report).toMatchObject({ lastReport: middleOf(time), sinceLastReport: 32_768 });
  });
});
