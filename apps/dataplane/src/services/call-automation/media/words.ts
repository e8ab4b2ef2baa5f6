import type { WavSound } from '@switchboard/audio';
import type { Heard } from '@switchboard/speech';
import type { Told } from '../follow.ts';
import type { ToneCollector } from './collect-tones.ts';
import type { Hearing } from './hearing.ts';
import { results } from './results.ts';
import type { CallSpeech } from './speech.ts';
import type { Voice, WordListener } from './voice.ts';

/** What is told of a recognition. */
export type Outcome = Pick<Told, 'type' | 'data'>;

export interface WordsDeps {
  readonly voice: Pick<Voice, 'listen'>;
  readonly speech: Pick<CallSpeech, 'hear'>;
  readonly user: string;
  /** Without it nothing is listened for. */
  readonly hearing: Hearing | undefined;
  readonly collector: ToneCollector;
  readonly signal: AbortSignal;
  readonly spoke: () => void;
}

/** What one participant says, until something was said, unless they press tones first. */
export class Words implements AsyncDisposable {
  readonly #deps: WordsDeps;
  readonly #outcome = Promise.withResolvers<Outcome>();
  readonly #ended = new AbortController();
  #listener: WordListener | undefined;
  #isBusy = false;

  constructor(deps: WordsDeps) {
    this.#deps = deps;
    this.#outcome.promise.catch(() => undefined);
  }

  /** Rejects with a PromptFailure when nothing can be heard any more. */
  get outcome(): Promise<Outcome> {
    return this.#outcome.promise;
  }

  /** @throws PromptFailure */
  async listen(): Promise<void> {
    const { voice, user, hearing, collector, spoke } = this.#deps;
    if (!hearing) return;
    this.#listener = await voice.listen(user, hearing.endSilenceMs, {
      spoke: () => {
        if (collector.speak()) spoke();
      },
      said: (utterance) => this.#said(utterance, hearing),
    });
    this.#listener.gone.catch(this.#outcome.reject);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ended.abort();
    await this.#listener?.[Symbol.asyncDispose]();
  }

  #said(utterance: WavSound, hearing: Hearing): void {
    const { collector, speech, signal } = this.#deps;
    // The first utterance decides; one beside tones is none.
    if (this.#isBusy || !collector.speak()) return;
    this.#isBusy = true;
    speech
      .hear(utterance, hearing, AbortSignal.any([signal, this.#ended.signal]))
      .then((heard) => this.#outcome.resolve(outcomeOf(heard, hearing)), this.#outcome.reject);
  }
}

function outcomeOf(heard: Heard, { phrases }: Hearing): Outcome {
  if (heard.kind === 'no-match') {
    const resultInformation = phrases ? results.noChoice : results.notRecognized;
    return { type: 'RecognizeFailed', data: { resultInformation } };
  }
  const { confidence } = heard;
  if (heard.kind === 'text') {
    const speechResult = { speech: heard.text, confidence };
    const data = { recognitionType: 'speech', speechResult };
    return completed({ ...data, resultInformation: results.speechRecognized });
  }
  const choiceResult = { label: heard.tag, recognizedPhrase: heard.phrase, confidence };
  const data = { recognitionType: 'choices', choiceResult };
  return completed({ ...data, resultInformation: results.choiceSpoken });
}

function completed(data: Outcome['data']): Outcome {
  return { type: 'RecognizeCompleted', data };
}
