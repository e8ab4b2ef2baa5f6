import { VirtualClock } from '@switchboard/kernel/testing';
import fc from 'fast-check';
import { anyPdu } from '../../tests/_pdus.ts';
import { PduFramer } from './pdu-framer.ts';
import { writePdu } from './write-pdu.ts';

const MAX = 4_096;

function setUp() {
  const clock = new VirtualClock();
  const stalls: number[] = [];
  const framer = new PduFramer({
    clock,
    maxPduBytes: MAX,
    incompletePduMs: 5_000,
    onStalled: () => void stalls.push(clock.now()),
  });
  return { clock, framer, stalls };
}

const enquire = writePdu({ command: 'enquire_link', status: 0, sequence: 1 });

describe('PduFramer', () => {
  it('finds the PDUs of a stream, however it is cut', () => {
    const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.array(anyPdu, { maxLength: 6 }), cuts, (pdus, sizes) => {
        const { framer, clock } = setUp();
        const stream = Buffer.concat(pdus.map(writePdu));
        const found: Uint8Array[] = [];
        for (let at = 0, turn = 0; at < stream.length; turn += 1) {
          const size = sizes[turn % sizes.length]!;
          found.push(...framer.push(stream.subarray(at, at + size)));
          at += size;
        }
        expect(Buffer.concat(found).equals(stream)).toBe(true);
        expect(found).toHaveLength(pdus.length);
        expect([framer.waitingBytes, clock.pending]).toEqual([0, 0]);
      }),
    );
  });

  it.each([
    ['nothing', 0],
    ['less than a header', 15],
    ['more than a PDU may have', MAX + 1],
    ['4 GB', 0xffff_ffff],
    ['GET ', 0x4745_5420],
  ])('is lost when a length says %s, and keeps nothing', (_what, length) => {
    const bytes = Buffer.alloc(64);
    bytes.writeUInt32BE(length, 0);
    for (const chunks of [[bytes], [...bytes].map((byte) => Buffer.of(byte))]) {
      const { framer, clock } = setUp();
      for (const chunk of [enquire, ...chunks]) framer.push(chunk);
      expect(framer.isLost).toBe(true);
      expect([framer.waitingBytes, clock.pending]).toEqual([0, 0]);
      expect(framer.push(enquire)).toEqual([]);
    }
  });

  it('gives a PDU so long from its first byte, however often another one comes', async () => {
    const { framer, clock, stalls } = setUp();
    const start = clock.now();
    for (let at = 0; at < 6; at += 1) {
      framer.push(enquire.subarray(at, at + 1));
      await clock.advance(1_000);
    }
    expect(stalls).toEqual([start + 5_000]);
  });

  it('gives the next PDU as long again', async () => {
    const { framer, clock, stalls } = setUp();
    framer.push(enquire.subarray(0, 8));
    await clock.advance(4_000);
    framer.push(Buffer.concat([enquire.subarray(8), enquire.subarray(0, 8)]));
    await clock.advance(4_000);
    expect(stalls).toEqual([]);
    framer[Symbol.dispose]();
    expect(clock.pending).toBe(0);
  });
});
