import type { WavSound } from '@switchboard/audio';
import type { CallGuest, ServerCalls } from '../../calls/port.ts';
import { PromptUnplayable, SoundUnavailable } from '../../media/port.ts';
import type { CallSound, CallSounds, StreamNews, StreamStart } from '../../media/port.ts';
import { PromptFailure, results } from './results.ts';

export interface VoiceDeps {
  readonly calls: Pick<ServerCalls, 'guest'>;
  readonly sounds: CallSounds;
  /** Told of what nobody waits for: that something could not be closed or told. */
  readonly onFault: (error: unknown) => void;
}

/** A file of a prompt, and which of its sources it belongs to. */
export interface PromptPlace {
  readonly path: string;
  readonly place: number;
}

/** What is heard of one participant. */
export interface WordEvents {
  spoke(): void;
  said(utterance: WavSound): void;
}

export interface WordListener extends AsyncDisposable {
  /** Rejects when nothing will be heard any more. */
  readonly gone: Promise<never>;
}

/** A way to a server of the application's. */
export interface Stream extends AsyncDisposable {
  /** Sends a frame there; `isGreeting` for one that is the first of each connection from now on. */
  write(frame: string, isGreeting: boolean): void;
}

/** Hears what became of a stream; `gone` when nothing more will. */
export type StreamListener = (news: StreamNews | 'gone') => void;

/** What is said, and to whom. */
export interface Saying {
  readonly files: readonly string[];
  /** What follows them, as it is made; an error of it ends the prompt. */
  readonly more?: AsyncIterable<PromptPlace> | undefined;
  readonly loops: boolean;
  /** Raw identifiers; everybody when absent. */
  readonly to: readonly string[] | undefined;
  /** Stops it. */
  readonly signal: AbortSignal;
  readonly began: () => void;
}

interface Open {
  readonly guest: CallGuest;
  readonly sound: CallSound;
}

interface Current {
  readonly number: number;
  readonly began: () => void;
  readonly ended: PromiseWithResolvers<void>;
}

interface Ear {
  readonly number: number;
  readonly events: WordEvents;
  readonly gone: PromiseWithResolvers<never>;
}

/** What an application says and hears in one call, one thing at a time. It comes into the media with the first. */
export class Voice implements AsyncDisposable {
  readonly #deps: VoiceDeps;
  readonly #callId: string;
  readonly #as: string;
  #open: Promise<Open> | undefined;
  #current: Current | undefined;
  #ear: Ear | undefined;
  readonly #streams = new Map<number, StreamListener>();
  #last = 0;

  constructor(deps: VoiceDeps, callId: string, as: string) {
    this.#deps = deps;
    this.#callId = callId;
    this.#as = as;
  }

  /** Fulfilled when it was heard to its end. @throws PromptFailure; the reason of `signal` */
  async say({ files, more, loops, to, signal, began }: Saying): Promise<void> {
    const { guest, sound } = await this.#opened();
    await guest.address(to).catch(failed);
    signal.throwIfAborted();
    const current: Current = { number: ++this.#last, began, ended: Promise.withResolvers<void>() };
    // It may be cancelled, or the call may be over, while the process for sounds is still being asked for it.
    current.ended.promise.catch(() => undefined);
    this.#current = current;
    const stop = (): void => current.ended.reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
    try {
      const { number } = current;
      await sound.play({ number, files, loops, isWhole: !more }).catch(failed);
      if (more) append(sound, number, more).catch(current.ended.reject);
      await current.ended.promise;
    } catch (error) {
      // Whoever is spoken to next does not hear the rest of it.
      await sound.stop();
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
      if (this.#current === current) this.#current = undefined;
      // What is streamed next is for everybody.
      if (to && this.#streams.size > 0) await guest.address(undefined).catch(() => undefined);
    }
  }

  /** Streams what is heard to a server, and what that says to everybody. @throws PromptFailure */
  async stream(start: Omit<StreamStart, 'number'>, listener: StreamListener): Promise<Stream> {
    const { guest, sound } = await this.#opened();
    const number = ++this.#last;
    this.#streams.set(number, listener);
    if (!this.#current) await guest.address(undefined).catch(failed);
    await sound.stream({ number, ...start }).catch(failed);
    return {
      write: (frame, isGreeting) => sound.write(number, frame, isGreeting),
      [Symbol.asyncDispose]: async () => {
        if (this.#streams.delete(number)) await sound.endStream(number);
      },
    };
  }

  /** Listens for words of one participant, instead of another. @throws PromptFailure */
  async listen(user: string, endSilenceMs: number, events: WordEvents): Promise<WordListener> {
    const { sound } = await this.#opened();
    const ear: Ear = { number: ++this.#last, events, gone: Promise.withResolvers<never>() };
    ear.gone.promise.catch(() => undefined);
    this.#ear = ear;
    await sound.listen({ number: ear.number, user, endSilenceMs }).catch(failed);
    return {
      gone: ear.gone.promise,
      [Symbol.asyncDispose]: async () => {
        if (this.#ear !== ear) return;
        this.#ear = undefined;
        await sound.stopListening();
      },
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const open = await this.#open?.catch(() => undefined);
    this.#close();
    await close(open);
  }

  /** Opens it, and again after it was lost. */
  #opened(): Promise<Open> {
    if (this.#open) return this.#open;
    const opening = this.#begin().catch(failed);
    this.#open = opening;
    opening.catch(() => {
      if (this.#open === opening) this.#open = undefined;
    });
    return opening;
  }

  async #begin(): Promise<Open> {
    const { calls, sounds, onFault } = this.#deps;
    const opened: { now?: Open } = {};
    const lost = (): void => {
      this.#close();
      close(opened.now).catch(onFault);
    };
    const guest = calls.guest(this.#callId, this.#as, true, {
      hear: (event) => opened.now?.sound.hear(event),
      over: lost,
    });
    const of = (prompt: number) => (this.#current?.number === prompt ? this.#current : undefined);
    const earOf = (listening: number) =>
      this.#ear?.number === listening ? this.#ear.events : undefined;
    const sound = await sounds.open(guest.signalling, true, {
      began: (prompt) => of(prompt)?.began(),
      played: (prompt) => of(prompt)?.ended.resolve(),
      spoke: (listening) => earOf(listening)?.spoke(),
      said: (listening, utterance) => earOf(listening)?.said(utterance),
      streamed: (stream, news) => this.#streams.get(stream)?.(news),
      // It records nothing.
      ...{ full: () => undefined, unwritten: () => undefined },
      unheard: (prompt) => of(prompt)?.ended.reject(new PromptFailure(results.soundGone)),
      lost,
    });
    opened.now = { guest, sound };
    guest.enter();
    return opened.now;
  }

  #close(): void {
    this.#open = undefined;
    this.#current?.ended.reject(new PromptFailure(results.soundGone));
    this.#ear?.gone.reject(new PromptFailure(results.soundGone));
    const streams = [...this.#streams.values()];
    this.#streams.clear();
    for (const heard of streams) heard('gone');
  }
}

/** @throws PromptFailure; what `more` throws */
async function append(
  sound: CallSound,
  number: number,
  more: AsyncIterable<PromptPlace>,
): Promise<void> {
  for await (const { path, place } of more) {
    await sound.append({ number, file: path }).catch((error: unknown) => {
      if (error instanceof PromptUnplayable) throw new PromptFailure(results.fileInvalid, place);
      return failed(error);
    });
  }
  await sound.append({ number }).catch(failed);
}

async function close(open: Open | undefined): Promise<void> {
  if (!open) return;
  await Promise.all([open.guest[Symbol.asyncDispose](), open.sound[Symbol.asyncDispose]()]);
}

/** @throws what is told of it */
function failed(error: unknown): never {
  if (error instanceof PromptUnplayable) throw new PromptFailure(results.fileInvalid, error.place);
  // Whatever else it is, nobody will hear anything of this.
  if (error instanceof SoundUnavailable || error instanceof Error) {
    throw new PromptFailure(results.soundGone);
  }
  throw error;
}
