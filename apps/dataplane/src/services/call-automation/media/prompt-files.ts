import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeWav } from '@switchboard/audio';
import type { PlaySource } from '@switchboard/acs-wire';
import { EndpointFailure } from '../../../platform/outgoing/endpoint.ts';
import type { Endpoints } from '../../../platform/outgoing/endpoint.ts';
import { PromptFailure, results } from './results.ts';
import type { CallSpeech } from './speech.ts';

/** A quarter of an hour of 16 kHz. */
const MAX_FILE_BYTES = 32 * 1_024 * 1_024;
const MAX_CACHED = 64;

export interface PromptFilesDeps {
  readonly endpoints: Pick<Endpoints, 'ask'>;
  readonly speech: Pick<CallSpeech, 'say'>;
  /** A file that nobody needs any more is still there, until the process ends. */
  readonly onError: (error: unknown) => void;
}

/** A file that is played: others may want it as well. */
export interface PromptFile extends AsyncDisposable {
  readonly path: string;
  /** Files that follow it, as they are made. */
  readonly rest?: AsyncIterable<string>;
}

interface Cached {
  readonly file: Promise<string>;
  users: number;
  /** Nobody finds it any more: the last of its users deletes it. */
  isDropped: boolean;
}

/**
 * The files of prompts on this machine: fetched when they are needed. One with a `playSourceCacheId` is
 * kept for whoever names the same id and address again, the others for one prompt.
 */
export class PromptFiles implements AsyncDisposable {
  readonly #deps: PromptFilesDeps;
  readonly #cache = new Map<string, Cached>();
  readonly #ended = new AbortController();
  #folder: Promise<string> | undefined;

  constructor(deps: PromptFilesDeps) {
    this.#deps = deps;
  }

  /** @throws PromptFailure */
  async open(source: PlaySource, signal: AbortSignal): Promise<PromptFile> {
    if (source.kind !== 'file') return this.#speak(source, signal);
    const key = keyOf(source);
    const cached = (key === undefined ? undefined : this.#cache.get(key)) ?? this.#add(source, key);
    cached.users += 1;
    const release = (): Promise<void> => this.#release(cached);
    try {
      return { path: await orAborted(cached.file, signal), [Symbol.asyncDispose]: release };
    } catch (error) {
      await release();
      throw error;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ended.abort();
    await Promise.allSettled([...this.#cache.values()].map(({ file }) => file));
    const folder = await this.#folder?.catch(() => undefined);
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  }

  #add(source: PlaySource, key: string | undefined): Cached {
    const file = this.#fetch(source);
    const cached: Cached = { file, users: 0, isDropped: key === undefined };
    if (key === undefined) return cached;
    this.#cache.set(key, cached);
    file.catch(() => this.#drop(key, cached));
    const [oldest] = this.#cache;
    if (oldest && this.#cache.size > MAX_CACHED) this.#drop(...oldest);
    return cached;
  }

  #drop(key: string, cached: Cached): void {
    if (this.#cache.get(key) === cached) this.#cache.delete(key);
    cached.isDropped = true;
    if (cached.users === 0) deleteFile(cached.file).catch(this.#deps.onError);
  }

  async #release(cached: Cached): Promise<void> {
    cached.users -= 1;
    if (cached.users === 0 && cached.isDropped) await deleteFile(cached.file);
  }

  async #fetch(source: PlaySource): Promise<string> {
    const { endpoints } = this.#deps;
    const { signal } = this.#ended;
    const answer = await endpoints
      .ask(source.file!.uri, {
        ...{ method: 'GET', headers: { accept: 'audio/*' }, signal },
        ...{ readsAnswer: true, maxAnswerBytes: MAX_FILE_BYTES },
      })
      .catch((error: unknown) => {
        throw error instanceof EndpointFailure ? new PromptFailure(results.downloadFailed) : error;
      });
    if (answer.status !== 200) throw new PromptFailure(results.downloadFailed);
    if (!answer.isWhole) throw new PromptFailure(results.fileInvalid);
    return this.#write(answer.body);
  }

  /** A file for each sentence: the first is there, the others are made as they are asked for. */
  async #speak(source: PlaySource, signal: AbortSignal): Promise<PromptFile> {
    const ended = AbortSignal.any([signal, this.#ended.signal]);
    const sounds = this.#deps.speech.say(source, ended)[Symbol.asyncIterator]();
    const paths: string[] = [];
    const make = async (): Promise<string | undefined> => {
      const { value, done } = await sounds.next();
      if (done) return undefined;
      const path = await this.#write(writeWav(value));
      paths.push(path);
      return path;
    };
    let making: Promise<string | undefined> = Promise.resolve(undefined);
    const next = (): Promise<string | undefined> => (making = make());
    const first = (await next()) ?? (await this.#write(writeWav(NOTHING)));
    return {
      path: first,
      rest: restOf(next),
      async [Symbol.asyncDispose]() {
        await sounds.return?.(undefined);
        // Whoever interrupts does so while the next one is written.
        await making.catch(() => undefined);
        await Promise.all([first, ...paths].map((path) => rm(path, { force: true })));
      },
    };
  }

  async #write(bytes: Uint8Array): Promise<string> {
    this.#folder ??= mkdtemp(join(tmpdir(), 'switchboard-prompts-'));
    const path = join(await this.#folder, randomUUID());
    await writeFile(path, bytes, { mode: 0o600 });
    return path;
  }
}

/** What has no word in it. */
const NOTHING = { sampleRate: 16_000, samples: new Int16Array() } as const;

async function* restOf(
  next: () => Promise<string | undefined>,
): AsyncGenerator<string, void, undefined> {
  for (let path = await next(); path !== undefined; path = await next()) yield path;
}

/** An address says where, and may be secret: only its digest is kept. */
function keyOf({ file, playSourceCacheId: id }: PlaySource): string | undefined {
  if (id === undefined || !file) return undefined;
  return createHash('sha256').update(`${id}\n${file.uri}`).digest('hex');
}

async function deleteFile(file: Promise<string>): Promise<void> {
  const path = await file.catch(() => undefined);
  if (path !== undefined) await rm(path, { force: true });
}

function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const abort = (): void => aborted.reject(signal.reason as Error);
  signal.addEventListener('abort', abort, { once: true });
  return Promise.race([work, aborted.promise]).finally(() =>
    signal.removeEventListener('abort', abort),
  );
}
