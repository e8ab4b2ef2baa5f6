import type { TranscriptionOptions } from '@switchboard/acs-wire';
import type { WavSound } from '@switchboard/audio';
import type { Heard } from '@switchboard/speech';
import { readPcm } from '../../../media/port.ts';
import type { Origin } from '../../follow.ts';
import { PromptFailure } from '../results.ts';
import type { StreamsDeps } from './streams-deps.ts';
import type { Subscription } from './stream-options.ts';
import { StreamRun } from './stream-run.ts';
import type { StreamRunDeps } from './stream-run.ts';
import { failures } from './stream-told.ts';

const TICKS_PER_MS = 10_000;
/** Utterances that may wait to be understood; those beyond are left out. */
const MAX_WAITING = 16;
/** One that is not understood may be the fault of the utterance; so many are that of whoever hears. */
const MAX_FAILURES = 3;

type Said = Parameters<StreamRunDeps['said']>[0];

/** What is said in a call, written down and streamed to its application. */
export class Transcription {
  readonly run: StreamRun;
  readonly #deps: StreamsDeps;
  readonly #subscription: Subscription<TranscriptionOptions>;
  readonly #ended = new AbortController();
  #waiting = 0;
  #failures = 0;
  /** What was said first is sent first. */
  #last: Promise<void> = Promise.resolve();

  constructor(deps: StreamsDeps, subscription: Subscription<TranscriptionOptions>) {
    this.#deps = deps;
    this.#subscription = subscription;
    this.run = new StreamRun({
      ...{ kind: 'Transcription', tell: deps.tell, onFault: deps.onFault },
      said: (said) => this.#said(said),
      changed: (isActive) => void (subscription.state = isActive ? 'active' : 'inactive'),
    });
  }

  start(origin: Origin | undefined, locale?: string): void {
    const { voice, server, speech } = this.#deps;
    if (locale !== undefined) this.#speak(locale);
    const { transportUrl: url, locale: language } = this.#subscription.options;
    if (url === undefined) return this.run.refuse(origin, failures.urlMissing);
    const problem = speech.problem({ language });
    if (problem) return this.run.refuse(origin, failures.notHeard(problem));
    const content = { kind: 'words' } as const;
    this.#failures = 0;
    this.run.start(origin, async (heard) =>
      voice.stream({ ...(await server(url)), greeting: this.#greeting, content }, heard),
    );
  }

  /** What is said from now on is in another language. @throws WireError 409 where it does not go on */
  update(origin: Origin, locale: string): void {
    const before = this.#subscription.options;
    this.#speak(locale);
    try {
      this.run.update(origin, this.#greeting);
    } catch (error) {
      this.#subscription.options = before;
      throw error;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ended.abort();
    await this.run[Symbol.asyncDispose]();
  }

  #speak(locale: string): void {
    this.#subscription.options = { ...this.#subscription.options, locale };
  }

  get #greeting(): string {
    const { id, options } = this.#subscription;
    const { callConnectionId, correlationId } = this.#deps.names;
    const { locale, speechModelEndpointId: speechRecognitionModelEndpointId } = options;
    const transcriptionMetadata = {
      ...{ subscriptionId: id, locale, callConnectionId, correlationId },
      speechRecognitionModelEndpointId,
    };
    return JSON.stringify({ kind: 'TranscriptionMetadata', transcriptionMetadata });
  }

  #said(said: Said): void {
    if (this.#waiting >= MAX_WAITING) return;
    this.#waiting += 1;
    const utterance = readPcm(said.pcm);
    const { locale: language } = this.#subscription.options;
    const hearing = this.#deps.speech.hear(utterance, { language }, this.#ended.signal);
    const before = this.#last;
    const sending = hearing.then(async (heard) => {
      await before;
      this.#failures = 0;
      this.#send(said, utterance, heard);
    });
    this.#last = sending
      .catch((error: unknown) => this.#failed(error))
      .finally(() => void (this.#waiting -= 1));
  }

  #send({ user, endMs }: Said, { samples, sampleRate }: WavSound, heard: Heard): void {
    // What has no words in it is nothing to be written down.
    if (heard.kind !== 'text') return;
    const durationMs = (samples.length * 1_000) / sampleRate;
    const transcriptionData = {
      ...{ text: heard.text, format: 'display', confidence: heard.confidence },
      offset: Math.round(Math.max(0, endMs - durationMs) * TICKS_PER_MS),
      duration: Math.round(durationMs * TICKS_PER_MS),
      // Nobody who hears says when each of them was.
      words: [],
      ...{ participantRawID: user, resultStatus: 'Final' },
    };
    this.run.write(JSON.stringify({ kind: 'TranscriptionData', transcriptionData }));
  }

  #failed(error: unknown): void {
    if (this.#ended.signal.aborted) return;
    this.#failures += 1;
    if (this.#failures < MAX_FAILURES || !(error instanceof PromptFailure)) return;
    this.run.fail(failures.notHeard(error.result));
  }
}
