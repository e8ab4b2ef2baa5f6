import { silentFrame } from '@switchboard/audio';
import type { Frame } from '@switchboard/audio';
import type { AudioPort, MediaEvent } from './audio-port.ts';
import type { MediaSignalling } from './signalling.ts';
import { VoiceDown } from './voice-down.ts';
import { VoiceUp } from './voice-up.ts';

/** One session with one engine. */
interface Session {
  readonly generation: number;
  readonly up: VoiceUp;
  readonly down: VoiceDown;
}

export interface CallAudioEvents {
  /** A session could not be begun, or its way broke down; another one is asked for. */
  failed(error: unknown): void;
}

/** An audio port over the connections that a page would have. */
export class CallAudio implements AudioPort {
  readonly #signalling: MediaSignalling;
  readonly #events: CallAudioEvents;
  #session: Session | undefined;
  #closing: Promise<unknown> = Promise.resolve();

  constructor(signalling: MediaSignalling, events: CallAudioEvents) {
    this.#signalling = signalling;
    this.#events = events;
  }

  hear(event: MediaEvent): void {
    if (event.type === 'media.session') return this.#begin(event.generation);
    const session = this.#session;
    // What belongs to an earlier session, or to none, has nobody to go to.
    if (session?.generation !== event.generation || event.transport === 'peer') return;
    if (event.type === 'media.describe') return this.#answer(session, event.sdp);
    const side = event.transport === 'up' ? session.up : session.down;
    this.#attempt(session, side.candidate(event.candidate));
  }

  tick(spoken: Frame | undefined): Frame {
    this.#session?.up.send(spoken);
    return this.#session?.down.take(performance.now()) ?? silentFrame(48_000);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#end();
    await this.#closing;
  }

  #begin(generation: number): void {
    this.#end();
    const sideOf = (transport: 'up' | 'down') => ({
      candidate: (candidate: Parameters<MediaSignalling['candidate']>[2]) =>
        this.#attempt(session, this.#signalling.candidate(generation, transport, candidate)),
      lost: () => this.#lose(session, new Error('The way to the media engine broke down.')),
    });
    const session: Session = {
      generation,
      up: new VoiceUp(sideOf('up')),
      down: new VoiceDown(sideOf('down')),
    };
    this.#session = session;
    const publish: Parameters<VoiceUp['open']>[0] = (sdp, tracks) =>
      this.#signalling.publish(generation, sdp, tracks);
    this.#attempt(session, session.up.open(publish));
    this.#attempt(session, this.#signalling.wantNoPictures());
  }

  #answer(session: Session, offer: string): void {
    const answering = session.down
      .answer(offer)
      .then((sdp) => this.#signalling.answer(session.generation, sdp));
    this.#attempt(session, answering);
  }

  #attempt(session: Session, work: Promise<unknown>): void {
    work.catch((error: unknown) => this.#lose(session, error));
  }

  #lose(session: Session, error: unknown): void {
    // What goes wrong while it ends is its end.
    if (this.#session !== session) return;
    this.#end();
    this.#events.failed(error);
    // A call that is over has no session to renew.
    this.#signalling.renew(session.generation).catch(() => undefined);
  }

  #end(): void {
    const session = this.#session;
    this.#session = undefined;
    if (!session) return;
    const closing = [session.up, session.down].map((side) => side[Symbol.asyncDispose]());
    this.#closing = Promise.allSettled([this.#closing, ...closing]);
  }
}
