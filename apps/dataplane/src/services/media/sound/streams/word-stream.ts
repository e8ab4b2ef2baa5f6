import type { Frame } from '@switchboard/audio';
import { FRAME_MS } from '@switchboard/audio';
import { Ear } from '../ear.ts';
import type { ApplicationSocket } from './application-socket.ts';
import type { StreamNews } from './stream-protocol.ts';

/** Silence that ends what somebody says; so much of it is kept with it. */
const END_SILENCE_MS = 700;
const KEPT_SILENCE_MS = 200;
/** Whoever is not heard for so long has left, or is as good as gone. */
const FORGET_TICKS = 60_000 / FRAME_MS;

interface Speaker {
  readonly ear: Ear;
  heardAt: number;
}

/** What everybody says in a call, an utterance at a time; its server is sent what was understood of it. */
export class WordStream implements Disposable {
  readonly #socket: ApplicationSocket;
  readonly #tell: (news: StreamNews) => void;
  readonly #speakers = new Map<string, Speaker>();
  #ticks = 0;

  constructor(socket: ApplicationSocket, tell: (news: StreamNews) => void) {
    this.#socket = socket;
    this.#tell = tell;
  }

  tick(voices: ReadonlyMap<string, Frame>): void {
    this.#ticks += 1;
    for (const user of voices.keys()) this.#meet(user);
    for (const [user, { ear, heardAt }] of this.#speakers) {
      ear.tick(voices.get(user));
      if (this.#ticks - heardAt > FORGET_TICKS) this.#speakers.delete(user);
    }
  }

  [Symbol.dispose](): void {
    this.#socket[Symbol.dispose]();
  }

  #meet(user: string): void {
    const known = this.#speakers.get(user);
    if (known) known.heardAt = this.#ticks;
    else this.#speakers.set(user, { ear: this.#earOf(user), heardAt: this.#ticks });
  }

  #earOf(user: string): Ear {
    return new Ear(user, END_SILENCE_MS, {
      spoke: () => undefined,
      said: (pcm) => {
        const endMs = this.#ticks * FRAME_MS - (END_SILENCE_MS - KEPT_SILENCE_MS);
        this.#tell({ kind: 'said', user, pcm, endMs });
      },
    });
  }
}
