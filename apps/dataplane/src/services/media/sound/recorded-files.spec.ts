import { mkdtemp, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { joinFrames, loudestOf, tone } from '@switchboard/audio/testing';
import { MPEGDecoder } from 'mpg123-decoder';
import { Mp3File } from './mp3-file.ts';
import { repairMp3 } from './mp3-frames.ts';
import { peaksOf } from './peaks-file.ts';
import { repairWav, WavFile } from './wav-file.ts';

const second = (hz: number): Int16Array => {
  const next = tone(16_000, { hz, amplitude: 8_000 });
  return joinFrames(Array.from({ length: 50 }, next));
};

async function decoded(path: string) {
  const decoder = new MPEGDecoder({ enableGapless: false });
  await decoder.ready;
  const { channelData, errors } = decoder.decode(await readFile(path));
  decoder.free();
  expect(errors).toEqual([]);
  return Int16Array.from(channelData[0]!, (sample) => sample * 32_767);
}

describe('the file of a recording', () => {
  let folder: string;
  const path = () => join(folder, 'one');

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'switchboard-recorded-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('of MP3 is within its bound each second, and lasts as long as what was said', async () => {
    const file = await Mp3File.create(path());
    for (let at = 0; at < 5; at++) {
      const before = file.bytes;
      await file.append(second(440 + at * 220));
      expect(file.bytes - before).toBeLessThanOrEqual(file.maxBytesPerSecond);
    }
    await file.close();
    const { bytes, durationMs } = await repairMp3(path());
    expect(bytes).toBe(file.bytes);
    // The encoder begins, and ends, with silence of its own.
    expect(durationMs).toBeGreaterThanOrEqual(5_000);
    expect(durationMs).toBeLessThan(5_200);
    const samples = await decoded(path());
    expect(samples.length / 16).toBe(durationMs);
    for (const hz of [440, 1_320]) expect(loudestOf(samples, hz, 16_000)).toBeGreaterThan(7_000);
  });

  it.each([0, 1, 107, 215])(
    'of MP3 is read up to its last second when its writer dies, %i bytes into a frame',
    async (extra) => {
      const file = await Mp3File.create(path());
      for (let at = 0; at < 3; at++) await file.append(second(440));
      const whole = file.bytes - (file.bytes % 216) - 216;
      await truncate(path(), whole + extra);
      const { bytes, durationMs } = await repairMp3(path());
      expect(bytes).toBe(whole);
      expect(durationMs).toBeGreaterThan(2_000);
      expect((await decoded(path())).length / 16).toBe(durationMs);
      await file.close();
    },
  );

  it('of WAV is made whole when its writer dies within a sample', async () => {
    const file = await WavFile.create(path(), 5);
    await file.append(new Int16Array(16_000 * 5));
    await truncate(path(), 44 + 16_000 * 10 - 3);
    expect(await repairWav(path(), 5)).toEqual({ bytes: 44 + 15_999 * 10, durationMs: 999 });
    expect((await readFile(path())).readUInt32LE(40)).toBe(15_999 * 10);
    await file.close();
  });

  it('is drawn by the loudest of each tenth of a second, in any channel', () => {
    const part = new Int16Array(16_000 * 2);
    part[0] = -32_768;
    part[2 * 1_600 + 1] = 6_400;
    expect([...peaksOf(part, 2)]).toEqual([255, 50, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect([...peaksOf(Int16Array.of(1, 2, 300), 1)]).toEqual([2]);
  });
});
