import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readWav } from '@switchboard/audio';
import type { WavSound } from '@switchboard/audio';
import { loudestOf } from '@switchboard/audio/testing';
import { createLogger } from '@switchboard/service';
import { PromptFailure, results } from './results.ts';
import { Announcement } from './announcement.ts';
import type { AnnouncementKind } from './announcement.ts';

const SPOKEN: WavSound = { sampleRate: 24_000, samples: Int16Array.of(1, 2, 3) };

function announcement(kind: AnnouncementKind, parts?: readonly WavSound[]) {
  const lines: string[] = [];
  const log = createLogger({
    name: 'test',
    destination: { write: (line) => void lines.push(line) },
  });
  const asked: unknown[] = [];
  const speech = {
    async *say(source: unknown) {
      asked.push(source);
      if (!parts) throw new PromptFailure(results.speechOff);
      yield* parts;
    },
  };
  return { one: new Announcement({ kind, speech, log }), asked, lines };
}

const soundOf = async (one: Announcement) => readWav(await readFile(await one.file()));

describe('what tells people that they are recorded', () => {
  it('is a sentence after a tone, made once, and gone with the data plane', async () => {
    const { one, asked } = announcement('words', [SPOKEN, SPOKEN]);
    const [path, again] = await Promise.all([one.file(), one.file()]);
    expect(path).toBe(again);
    const { samples, sampleRate } = await soundOf(one);
    expect(sampleRate).toBe(24_000);
    expect(samples.subarray(12_000)).toEqual(Int16Array.of(1, 2, 3, 1, 2, 3));
    expect(loudestOf(samples, 880, sampleRate)).toBeGreaterThan(5_000);
    expect(asked).toHaveLength(1);
    await one[Symbol.asyncDispose]();
    await expect(stat(dirname(path))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('is tones alone where nobody can speak, or tones were asked for', async () => {
    for (const kind of ['words', 'tone'] as const) {
      const { one, asked, lines } = announcement(kind);
      const { samples, sampleRate } = await soundOf(one);
      expect(samples).toHaveLength(sampleRate);
      const [first, second] = [samples.subarray(0, 4_000), samples.subarray(4_000, 8_000)];
      expect(loudestOf(first, 880, sampleRate)).toBeGreaterThan(5_000);
      expect(loudestOf(second, 660, sampleRate)).toBeGreaterThan(5_000);
      expect([asked.length, lines.length]).toEqual(kind === 'words' ? [1, 1] : [0, 0]);
      await one[Symbol.asyncDispose]();
    }
  });

  it('is nothing where it is off', () => {
    expect([announcement('off').one.isOff, announcement('tone').one.isOff]).toEqual([true, false]);
  });
});
