import { codeOf, isPlatformError } from '@switchboard/kernel';
import fc from 'fast-check';
import { aLaw } from '../g711/a-law.ts';
import { muLaw } from '../g711/mu-law.ts';
import { framesOf } from './frames-of.ts';
import { readWav } from './read-wav.ts';
import { writeWav } from './write-wav.ts';

const SAMPLES = Int16Array.of(0, 1, -1, 32_767, -32_768, 1_234);

/** A header with something else in it, and its data. */
function file(change: (header: Buffer) => void, data: Uint8Array = new Uint8Array(12)): Buffer {
  const header = Buffer.from(writeWav({ sampleRate: 8_000, samples: new Int16Array() }));
  header.writeUInt32LE(data.length, 40);
  change(header);
  return Buffer.concat([header, data]);
}

const codeThrown = (bytes: Uint8Array, maxSeconds?: number): string => {
  try {
    readWav(bytes, maxSeconds === undefined ? {} : { maxSeconds });
  } catch (error) {
    return codeOf(error);
  }
  return 'nothing';
};

describe('a WAV file', () => {
  it('is read as it was written, at each rate', () => {
    for (const sampleRate of [8_000, 16_000, 24_000, 48_000] as const) {
      const sound = { sampleRate, samples: SAMPLES };
      expect(readWav(writeWav(sound))).toEqual(sound);
    }
  });

  it('begins with the 44 bytes that every program knows', () => {
    const header = Buffer.from(writeWav({ sampleRate: 8_000, samples: new Int16Array(4) }));
    expect(header.subarray(0, 44).toString('hex')).toBe(
      '524946462c00000057415645666d74201000000001000100401f0000803e00000200100064617461' +
        '08000000',
    );
  });

  it.each([
    ['mu-law', 7, muLaw],
    ['A-law', 6, aLaw],
  ])('of %s is decoded', (_, coding, law) => {
    const bytes = Uint8Array.from({ length: 256 }, (__, index) => index);
    const wav = file((header) => {
      header.writeUInt16LE(coding, 20);
      header.writeUInt16LE(8, 34);
    }, bytes);
    expect(readWav(wav).samples).toEqual(law.decode(bytes));
  });

  it('may have other chunks before its sound, of odd lengths too', () => {
    const wav = Buffer.from(writeWav({ sampleRate: 8_000, samples: SAMPLES }));
    const list = Buffer.from('LIST\x03\0\0\0abc\0', 'latin1');
    const longer = Buffer.concat([wav.subarray(0, 36), list, wav.subarray(36)]);
    expect(readWav(longer).samples).toEqual(SAMPLES);
  });

  it('that was not finished is read as far as it goes', () => {
    const endless = file(
      (header) => header.writeUInt32LE(0xffffffff, 40),
      Uint8Array.of(1, 0, 2, 0, 3),
    );
    expect(readWav(endless).samples).toEqual(Int16Array.of(1, 2));
  });

  it.each([
    ['nothing', new Uint8Array(), 'wav-invalid'],
    ['another file', Buffer.from('GIF89a'.repeat(20)), 'wav-invalid'],
    ['no sound', file(() => undefined).subarray(0, 36), 'wav-invalid'],
    [
      'half of a format',
      file((header) => header.writeUInt32LE(8, 16)).subarray(0, 30),
      'wav-invalid',
    ],
    ['sound before its format', file((header) => header.write('data', 12)), 'wav-invalid'],
    ['two channels', file((header) => header.writeUInt16LE(2, 22)), 'wav-unsupported'],
    ['another rate', file((header) => header.writeUInt32LE(44_100, 24)), 'wav-unsupported'],
    ['no rate', file((header) => header.writeUInt32LE(0, 24)), 'wav-unsupported'],
    ['24 bits', file((header) => header.writeUInt16LE(24, 34)), 'wav-unsupported'],
    ['MP3', file((header) => header.writeUInt16LE(85, 20)), 'wav-unsupported'],
  ])('of %s is refused', (_, bytes, code) => expect(codeThrown(bytes)).toBe(code));

  it('is refused when it is longer than it may be', () => {
    const second = writeWav({ sampleRate: 8_000, samples: new Int16Array(8_001) });
    expect(codeThrown(second, 1)).toBe('wav-too-long');
    expect(codeThrown(second, 2)).toBe('nothing');
  });

  it('gives an error with a code or a sound, whatever was changed in it', () => {
    const wav = writeWav({ sampleRate: 8_000, samples: SAMPLES });
    const changes = fc.array(fc.tuple(fc.nat(55), fc.nat(255)), { maxLength: 5 });
    fc.assert(
      fc.property(changes, fc.nat(56), (bytes, length) => {
        const changed = Uint8Array.from(wav);
        for (const [at, byte] of bytes) changed[at] = byte;
        try {
          expect(readWav(changed.subarray(0, length)).samples.length).toBeLessThanOrEqual(12);
        } catch (error) {
          if (!isPlatformError(error)) throw error;
        }
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('frames of a sound', () => {
  it('are of 20 ms, and silence fills up the last', () => {
    const samples = new Int16Array(200).fill(5);
    const frames = [...framesOf({ sampleRate: 8_000, samples })];
    expect(frames.map(({ length }) => length)).toEqual([160, 160]);
    expect([frames[1]![39], frames[1]![40]]).toEqual([5, 0]);
  });
});
