import type { CallTone } from '@switchboard/acs-wire';
import { WireError } from '../../../../platform/wire/errors.ts';
import { MediaStreaming } from './media-streaming.ts';
import type { Subscriptions } from './stream-options.ts';
import type { StreamsDeps } from './streams-deps.ts';
import { Transcription } from './transcription.ts';

/** What is streamed of one call to one application. */
export class CallStreams implements AsyncDisposable {
  readonly #subscriptions: Subscriptions;
  readonly #media: MediaStreaming | undefined;
  readonly #transcription: Transcription | undefined;

  constructor(deps: StreamsDeps, subscriptions: Subscriptions) {
    this.#subscriptions = subscriptions;
    const { media, transcription } = subscriptions;
    this.#media = media && new MediaStreaming(deps, media);
    this.#transcription = transcription && new Transcription(deps, transcription);
  }

  /** @throws WireError 412 where nothing was said of it when the call began */
  get media(): MediaStreaming {
    if (this.#media) return this.#media;
    throw notAskedFor('mediaStreamingOptions');
  }

  /** @throws WireError 412 where nothing was said of it when the call began */
  get transcription(): Transcription {
    if (this.#transcription) return this.#transcription;
    throw notAskedFor('transcriptionOptions');
  }

  /** The application is in its call: begins what is to begin with it, once. */
  begin(): void {
    const { media, transcription } = this.#subscriptions;
    if (media?.isDue) this.media.start(undefined);
    if (transcription?.isDue) this.transcription.start(undefined);
    for (const one of [media, transcription]) if (one) one.isDue = false;
  }

  pressed(key: CallTone): void {
    this.#media?.pressed(key);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([
      this.#media?.run[Symbol.asyncDispose](),
      this.#transcription?.[Symbol.asyncDispose](),
    ]);
  }
}

function notAskedFor(target: string): WireError {
  const message = 'The call was entered without options for this.';
  return new WireError(412, '8583', message, { target });
}
