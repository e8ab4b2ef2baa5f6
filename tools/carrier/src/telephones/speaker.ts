import { openSpeech } from '@switchboard/speech';
import type { Speech } from '@switchboard/speech';
import { inTurn, soundOf } from './sounds.ts';
import type { Sound } from './sounds.ts';

/** A sentence takes a fraction of a second; whoever waits longer waits for ever. */
const MAX_MAKING_MS = 20_000;

/** What people who are made up speak with: English, and a voice that comes with the program. */
export class Speaker implements AsyncDisposable {
  readonly #speech: Speech = openSpeech({ kind: 'embedded' });

  /** @param text up to 300 characters @throws SpeechError */
  async say(text: string): Promise<Sound> {
    const parts: Sound[] = [];
    const signal = AbortSignal.timeout(MAX_MAKING_MS);
    const saying = { kind: 'text', content: text } as const;
    for await (const wav of this.#speech.speaker?.speak(saying, signal) ?? [])
      parts.push(soundOf(wav));
    return inTurn(...parts);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#speech[Symbol.asyncDispose]();
  }
}
