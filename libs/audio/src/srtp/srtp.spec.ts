import { codeOf } from '@switchboard/kernel';
import fc from 'fast-check';
import { RtpHeader, SrtcpSession, SrtpSession } from 'werift';
import { writeRtcp } from '../rtcp/write-rtcp.ts';
import { readRtp } from '../rtp/read-rtp.ts';
import { writeRtp } from '../rtp/write-rtp.ts';
import { packetIndexOf } from './packet-index.ts';
import { ReplayWindow } from './replay-window.ts';
import { newSdesKey, readSdesKey } from './sdes-key.ts';
import { sessionKeysOf } from './session-keys.ts';
import { srtp } from './srtp.ts';

const hex = (text: string): Uint8Array => Buffer.from(text, 'hex');
const OURS = newSdesKey();
const THEIRS = newSdesKey();
const REPORT = writeRtcp([
  { kind: 'receiver-report', ssrc: 7, reports: [] },
  { kind: 'source-description', ssrc: 7, cname: 'a leg' },
]);

const packet = (n: number, ssrc = 7): Uint8Array =>
  writeRtp({
    payloadType: 0,
    marker: false,
    sequence: n & 0xffff,
    timestamp: (n * 160) >>> 0,
    ssrc,
    payload: new Uint8Array(160).fill(n & 0xff),
  });

/** The same keys in the implementation of others. */
function weriftKeys() {
  const [local, remote] = [readSdesKey(THEIRS), readSdesKey(OURS)];
  const keys = {
    localMasterKey: Buffer.from(local.key),
    localMasterSalt: Buffer.from(local.salt),
    remoteMasterKey: Buffer.from(remote.key),
    remoteMasterSalt: Buffer.from(remote.salt),
  };
  return { keys, profile: 1 } as const;
}

const codeThrown = (action: () => unknown): string => {
  try {
    action();
  } catch (error) {
    return codeOf(error);
  }
  return 'nothing';
};

describe('keys', () => {
  it('are derived as appendix B.3 of RFC 3711 says', () => {
    const keys = sessionKeysOf(
      { key: hex('e1f97a0d3e018be0d64fa32c06de4139'), salt: hex('0ec675ad498afeebb6960b3aabe6') },
      'rtp',
    );
    expect(Buffer.from(keys.cipherKey).toString('hex')).toBe('c61e7a93744f39ee10734afe3ff7a087');
    expect(Buffer.from(keys.salt).toString('hex')).toBe('30cbbc08863d8c85d49db34a9ae1');
    expect(Buffer.from(keys.authKey).toString('hex')).toBe(
      'cebe321f6ff7716b6fd4ab49af256a156d38baa4',
    );
  });

  it('are read from crypto lines', () => {
    expect(readSdesKey(OURS).salt).toHaveLength(14);
    expect(codeThrown(() => readSdesKey(`${OURS}|2^31`))).toBe('nothing');
    for (const wrong of ['', OURS.slice(7), `${OURS}A`, `${OURS}|2^31|1:1`, 'inline:short'])
      expect(codeThrown(() => readSdesKey(wrong))).toBe('srtp-key-invalid');
  });
});

describe('SRTP', () => {
  it('is read and written by another implementation, over the end of the sequence', () => {
    const ours = srtp(OURS, THEIRS);
    const theirs = new SrtpSession(weriftKeys());
    for (let n = 65_530; n < 65_545; n++) {
      const plain = packet(n);
      expect(new Uint8Array(theirs.decrypt(Buffer.from(ours.protectRtp(plain))))).toEqual(plain);
      const header = RtpHeader.deSerialize(Buffer.from(packet(n, 9)));
      const sent = theirs.encrypt(Buffer.from(plain.subarray(12)), header);
      const got = readRtp(ours.unprotectRtp(sent) ?? new Uint8Array());
      expect(got).toMatchObject({ sequence: n & 0xffff, ssrc: 9 });
      expect([...(got?.payload ?? [])]).toEqual([...plain.subarray(12)]);
    }
  });

  it('of reports too', () => {
    const ours = srtp(OURS, THEIRS);
    const theirs = new SrtcpSession(weriftKeys());
    for (let n = 0; n < 3; n++) {
      const read = theirs.decrypt(Buffer.from(ours.protectRtcp(REPORT)));
      expect(new Uint8Array(read)).toEqual(new Uint8Array(REPORT));
      expect(new Uint8Array(ours.unprotectRtcp(theirs.encrypt(Buffer.from(REPORT)))!)).toEqual(
        new Uint8Array(REPORT),
      );
    }
  });

  it('hears nothing twice, and what is late', () => {
    const [a, b] = [srtp(OURS, THEIRS), srtp(THEIRS, OURS)];
    const sent = [1, 2, 3, 4].map((n) => a.protectRtp(packet(n)));
    const heard = [0, 2, 1, 1, 3, 0, 3].map((n) => b.unprotectRtp(sent[n]!) !== undefined);
    expect(heard).toEqual([true, true, true, false, true, false, false]);
    const report = a.protectRtcp(REPORT);
    expect([b.unprotectRtcp(report), b.unprotectRtcp(report)]).toEqual([
      expect.anything(),
      undefined,
    ]);
  });

  it('goes on after a gap of seconds at the end of the sequence', () => {
    const [a, b] = [srtp(OURS, THEIRS), srtp(THEIRS, OURS)];
    const sent = Array.from({ length: 1_000 }, (_, n) => a.protectRtp(packet(65_000 + n)));
    expect(b.unprotectRtp(sent[0]!)).toBeDefined();
    expect(b.unprotectRtp(sent[999]!)).toBeDefined();
  });

  it('has nothing of what was changed by a bit, or is of other keys', () => {
    const [a, b] = [srtp(OURS, THEIRS), srtp(THEIRS, OURS)];
    const [sent, report] = [a.protectRtp(packet(1)), a.protectRtcp(REPORT)];
    const flipped = (bytes: Uint8Array, bit: number): Uint8Array => {
      const changed = Uint8Array.from(bytes);
      changed[(bit >> 3) % changed.length]! ^= 1 << (bit & 7);
      return changed;
    };
    fc.assert(
      fc.property(fc.nat(20_000), (bit) => {
        expect(b.unprotectRtp(flipped(sent, bit))).toBeUndefined();
        expect(b.unprotectRtcp(flipped(report, bit))).toBeUndefined();
      }),
    );
    expect(srtp(newSdesKey(), newSdesKey()).unprotectRtp(sent)).toBeUndefined();
    expect(b.unprotectRtp(sent)).toBeDefined();
  });

  it('never fails, in 3,000 datagrams of anything', () => {
    const { unprotectRtp, unprotectRtcp } = srtp(OURS, THEIRS);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(unprotectRtp(bytes) ?? unprotectRtcp(bytes)).toBeUndefined();
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('the index of a packet', () => {
  it.each([
    [5, -1, 5],
    [6, 5, 6],
    [0, 65_535, 65_536],
    [40_000, 65_536 + 5, 40_000],
    [65_535, 65_536 + 5, 65_535],
    [65_535, 5, 65_535],
    [3, 3 * 65_536 - 2, 3 * 65_536 + 3],
  ])('of %i after %i is %i', (sequence, highest, index) => {
    expect(packetIndexOf(sequence, highest)).toBe(index);
  });
});

describe('the window', () => {
  it('says of each index once that it is new, if it is within the last 128', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(400), { maxLength: 300 }), (indices) => {
        const window = new ReplayWindow();
        const seen = new Set<number>();
        for (const index of indices) {
          const highest = Math.max(-1, ...seen);
          expect(window.isReplay(index)).toBe(seen.has(index) || highest - index >= 128);
          if (window.isReplay(index)) continue;
          window.put(index);
          seen.add(index);
        }
      }),
    );
  });
});
