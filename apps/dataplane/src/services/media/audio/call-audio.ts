import { silentFrame } from '@switchboard/audio';
import type { Frame } from '@switchboard/audio';
import type { AudioPort, MediaEvent } from './audio-port.ts';
import type { MediaSignalling } from './signalling.ts';
import { VoiceDown } from './voice-down.ts';
import { VoiceUp } from './voice-up.ts';

/** One session with one engine. */
interface Session {
  readonly generation: number;
  /** None where nothing is ever said. */
  readonly up: VoiceUp | undefined;
  readonly down: VoiceDown;
  /** Whose voice each section of what comes down carries. */
  users: ReadonlyMap<string, string>;
}

export interface CallAudioEvents {
  /** A session could not be begun, or its way broke down; another one is asked for. */
  failed(error: unknown): void;
}

/** An audio port over the connections that a page would have. */
export class CallAudio implements AudioPort {
  readonly #signalling: MediaSignalling;
  readonly #events: CallAudioEvents;
  readonly #speaks: boolean;
  #session: Session | undefined;
  #closing: Promise<unknown> = Promise.resolve();

  /** @param speaks false for one that listens alone: nobody gets a track of it */
  constructor(signalling: MediaSignalling, events: CallAudioEvents, speaks = true) {
    this.#signalling = signalling;
    this.#events = events;
    this.#speaks = speaks;
  }

  hear(event: MediaEvent): void {
    if (event.type === 'media.session') return this.#begin(event.generation);
    const session = this.#session;
    // What belongs to an earlier session, or to none, has nobody to go to.
    if (session?.generation !== event.generation || event.transport === 'peer') return;
    if (event.type === 'media.describe') {
      session.users = new Map(event.tracks.map(({ mid, user = '' }) => [mid, user]));
      return this.#answer(session, event.sdp);
    }
    const side = event.transport === 'up' ? session.up : session.down;
    if (side) this.#attempt(session, side.candidate(event.candidate));
  }

  /** Whether what is said gets to the engine now. */
  get isConnected(): boolean {
    return this.#session?.up?.isConnected ?? false;
  }

  tick(spoken: Frame | undefined): Frame {
    this.#session?.up?.send(spoken);
    return this.#session?.down.take(performance.now()) ?? silentFrame(48_000);
  }

  /** One tick of an end that tells voices apart. @returns what each of the others says, by raw identifier */
  tickEach(spoken: Frame | undefined): Map<string, Frame> {
    const session = this.#session;
    session?.up?.send(spoken);
    const frames = new Map<string, Frame>();
    for (const [mid, frame] of session?.down.takeEach(performance.now()) ?? []) {
      const user = session?.users.get(mid);
      if (user !== undefined) frames.set(user, frame);
    }
    return frames;
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
      up: this.#speaks ? new VoiceUp(sideOf('up')) : undefined,
      down: new VoiceDown(sideOf('down')),
      users: new Map(),
    };
    this.#session = session;
    const publish: Parameters<VoiceUp['open']>[0] = (sdp, tracks) =>
      this.#signalling.publish(generation, sdp, tracks);
    if (session.up) this.#attempt(session, session.up.open(publish));
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
    const closing = [session.up, session.down].map((side) => side?.[Symbol.asyncDispose]());
    this.#closing = Promise.allSettled([this.#closing, ...closing]);
  }
}
