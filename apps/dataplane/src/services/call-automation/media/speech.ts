import type { PlaySource } from '@switchboard/acs-wire';
import type { WavSound } from '@switchboard/audio';
import { isPlatformError } from '@switchboard/kernel';
import { knows } from '@switchboard/speech';
import type { Expected, Heard, Saying, Speech } from '@switchboard/speech';
import { PromptFailure, results, speechFailed } from './results.ts';

/** Speaks and hears in calls, in the words and codes of Call Automation. */
export class CallSpeech {
  readonly #speech: Pick<Speech, 'speaker' | 'hearer'>;

  constructor(speech: Pick<Speech, 'speaker' | 'hearer'>) {
    this.#speech = speech;
  }

  /** Sentence by sentence. @throws PromptFailure; the reason of `signal` */
  async *say(source: PlaySource, signal: AbortSignal): AsyncGenerator<WavSound, void, undefined> {
    const { speaker } = this.#speech;
    if (!speaker) throw new PromptFailure(results.speechOff);
    try {
      yield* speaker.speak(sayingOf(source), signal);
    } catch (error) {
      throw failed(error);
    }
  }

  /** Why words of this kind cannot be understood here; nothing when they can. */
  problem({ phrases, language }: Expected): PromptFailure['result'] | undefined {
    const { hearer } = this.#speech;
    if (!hearer) return results.speechOff;
    if (!phrases && !hearer.dictates) return results.dictationOff;
    return knows(hearer.languages, language) ? undefined : results.languageOff;
  }

  /** @throws PromptFailure; the reason of `signal` */
  async hear(utterance: WavSound, expected: Expected, signal: AbortSignal): Promise<Heard> {
    const { hearer } = this.#speech;
    if (!hearer) throw new PromptFailure(results.speechOff);
    try {
      return await hearer.hear(utterance, expected, signal);
    } catch (error) {
      throw failed(error);
    }
  }
}

function sayingOf({ kind, text, ssml }: PlaySource): Saying {
  if (kind === 'ssml') return { kind, content: ssml!.ssmlText };
  const { text: content, sourceLocale: language, voiceKind: gender, voiceName: voice } = text!;
  return { kind: 'text', content, language, gender, voice };
}

function failed(error: unknown): unknown {
  return isPlatformError(error) ? new PromptFailure(speechFailed(error)) : error;
}
