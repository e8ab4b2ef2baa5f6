import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { PlaySource } from '@switchboard/acs-wire';
import type { WavSound } from '@switchboard/audio';
import { PromptFiles } from './prompt-files.ts';

const { signal } = new AbortController();
const source = { kind: 'text', text: { text: 'One. Two.' } } as PlaySource;
const endpoints = { ask: () => Promise.reject(new Error('Nothing is fetched.')) };

async function* say(): AsyncGenerator<WavSound, void, undefined> {
  for (const length of [160, 320]) yield { sampleRate: 16_000, samples: new Int16Array(length) };
}

test('what is spoken leaves no file behind, also where somebody interrupts it while the next is made', async () => {
  await using files = new PromptFiles({ endpoints, speech: { say }, onError: () => undefined });
  const file = await files.open(source, signal);
  const folder = dirname(file.path);
  expect(await readdir(folder)).toHaveLength(1);
  const making = file.rest![Symbol.asyncIterator]().next();
  await file[Symbol.asyncDispose]();
  await making;
  expect(await readdir(folder)).toEqual([]);
});
