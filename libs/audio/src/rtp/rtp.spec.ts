import fc from 'fast-check';
import { isRtcp, readRtp } from './read-rtp.ts';
import type { RtpPacket } from './rtp-packet.ts';
import { RtpSender } from './rtp-sender.ts';
import { sequenceDistance, timestampDistance } from './wrap-around.ts';
import { writeRtp } from './write-rtp.ts';

const anyPacket: fc.Arbitrary<RtpPacket> = fc
  .record({
    payloadType: fc.nat(127),
    marker: fc.boolean(),
    sequence: fc.nat(0xffff),
    timestamp: fc.nat(0xffffffff),
    ssrc: fc.nat(0xffffffff),
    payload: fc.uint8Array({ maxLength: 400 }),
  })
  .filter(({ payloadType, marker }) => !marker || payloadType < 64 || payloadType > 95);

const aPacket: RtpPacket = {
  payloadType: 0,
  marker: false,
  sequence: 7,
  timestamp: 160,
  ssrc: 0xcafe,
  payload: Uint8Array.of(1, 2, 3, 4),
};

describe('a packet of RTP', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(anyPacket, (packet) => {
        const read = readRtp(writeRtp(packet));
        expect({ ...read, payload: [...(read?.payload ?? [])] }).toEqual({
          ...packet,
          payload: [...packet.payload],
        });
      }),
    );
  });

  it('is read where it does not begin at the beginning of its memory', () => {
    const buffer = Buffer.concat([Buffer.from('before'), writeRtp(aPacket)]);
    expect(readRtp(buffer.subarray(6))).toMatchObject({ sequence: 7, ssrc: 0xcafe });
  });

  it('has contributing sources, an extension and padding taken off', () => {
    const [header, payload] = [writeRtp({ ...aPacket, payload: new Uint8Array() }), [5, 6]];
    header[0] = 0x80 | 0x20 | 0x10 | 2;
    const sources = [1, 1, 1, 1, 2, 2, 2, 2];
    const extension = [0xbe, 0xde, 0, 1, 9, 9, 9, 9];
    const read = readRtp(Uint8Array.from([...header, ...sources, ...extension, ...payload, 0, 2]));
    expect([...(read?.payload ?? [])]).toEqual(payload);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['half of a header', writeRtp(aPacket).subarray(0, 11)],
    ['another version', writeRtp(aPacket).fill(0x40, 0, 1)],
    ['more than a datagram', writeRtp({ ...aPacket, payload: new Uint8Array(1_500) })],
    ['sources that are not there', writeRtp(aPacket).fill(0x8f, 0, 1)],
    ['an extension that is not there', writeRtp(aPacket).fill(0x90, 0, 1).subarray(0, 14)],
    [
      'more padding than packet',
      writeRtp({ ...aPacket, payload: Uint8Array.of(255) }).fill(0xa0, 0, 1),
    ],
    ['padding of no length', writeRtp({ ...aPacket, payload: Uint8Array.of(0) }).fill(0xa0, 0, 1)],
    ['a report', Uint8Array.from([0x80, 201, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0])],
  ])('is not read from %s', (_, bytes) => expect(readRtp(bytes)).toBeUndefined());

  it('is told from a report by its second byte', () => {
    expect(isRtcp(Uint8Array.of(0x80, 200))).toBe(true);
    expect(isRtcp(writeRtp({ ...aPacket, marker: true, payloadType: 101 }))).toBe(false);
  });

  it('never makes the reader fail, in 3,000 that were changed on the way', () => {
    const changes = fc.array(fc.tuple(fc.nat(500), fc.nat(255)), { minLength: 1, maxLength: 6 });
    const changed = fc.tuple(anyPacket, changes, fc.nat(450)).map(([packet, bytes, length]) => {
      const written = writeRtp(packet);
      for (const [at, byte] of bytes) written[at % written.length] = byte;
      return written.subarray(0, length);
    });
    fc.assert(
      fc.property(fc.oneof(changed, fc.uint8Array({ maxLength: 100 })), (bytes) => {
        const read = readRtp(bytes);
        expect(read === undefined || read.payload.length <= bytes.length).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('a sender of RTP', () => {
  it('numbers packets and lets time pass, over the end of both', () => {
    const sender = new RtpSender({ ssrc: 1, sequence: 0xffff, timestamp: 0xffffffff });
    const next = (): RtpPacket => sender.packet({ payloadType: 8, payload: Uint8Array.of(1) });
    const before = next();
    sender.pass(160);
    const after = next();
    expect([before.sequence, after.sequence]).toEqual([0xffff, 0]);
    expect([before.timestamp, after.timestamp]).toEqual([0xffffffff, 159]);
    expect(sequenceDistance(after.sequence, before.sequence)).toBe(1);
    expect(timestampDistance(after.timestamp, before.timestamp)).toBe(160);
    expect(sender.sent).toEqual({ packets: 2, octets: 2 });
  });

  it('begins where nobody can guess', () => {
    expect(new Set(Array.from({ length: 50 }, () => new RtpSender().ssrc)).size).toBe(50);
  });
});
