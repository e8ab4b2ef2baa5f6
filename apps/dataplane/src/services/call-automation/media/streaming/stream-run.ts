import { WireError } from '../../../../platform/wire/errors.ts';
import type { StreamNews } from '../../../media/port.ts';
import type { Origin, Told } from '../../follow.ts';
import type { Stream } from '../voice.ts';
import { failureOf, failures, streamTold } from './stream-told.ts';
import type { StreamFailure, StreamKind, StreamStatus } from './stream-told.ts';

export interface StreamRunDeps {
  readonly kind: StreamKind;
  readonly tell: (told: Told) => void;
  /** Told of what nobody waits for. */
  readonly onFault: (error: unknown) => void;
  /** How it stands has changed. */
  readonly changed: (isActive: boolean) => void;
  readonly said: (news: Extract<StreamNews, { readonly kind: 'said' }>) => void;
}

interface Run {
  readonly origin: Origin | undefined;
  stream: Promise<Stream>;
  isActive: boolean;
}

/** One of the streams of a connection: begins, goes on, and ends, once at a time, and tells of it. */
export class StreamRun implements AsyncDisposable {
  readonly #deps: StreamRunDeps;
  #run: Run | undefined;

  constructor(deps: StreamRunDeps) {
    this.#deps = deps;
  }

  /** Tells later how it went. @throws WireError 409 where it goes on already */
  start(
    origin: Origin | undefined,
    open: (heard: (news: StreamNews | 'gone') => void) => Promise<Stream>,
  ): void {
    if (this.#run) throw new WireError(409, '8519', 'This stream goes on already.');
    const opening = Promise.withResolvers<Stream>();
    const run: Run = { origin, stream: opening.promise, isActive: false };
    this.#run = run;
    opening.promise.catch(() => this.#fail(run, failures.soundGone)).catch(this.#deps.onFault);
    open((news) => this.#heard(run, news)).then(opening.resolve, opening.reject);
  }

  /** It does not begin. */
  refuse(origin: Origin | undefined, failure: StreamFailure): void {
    this.#tell(origin, 'Failed', failure.details, failure.result);
  }

  /** @throws WireError 409 where nothing goes on */
  stop(origin: Origin): void {
    const run = this.#going();
    this.#leave(run);
    this.#end(run)
      .then(() => this.#tell(origin, 'Stopped', 'subscriptionStopped'))
      .catch(this.#deps.onFault);
  }

  /** It cannot go on. */
  fail(failure: StreamFailure): void {
    const run = this.#run;
    if (!run) return;
    this.#end(run).catch(this.#deps.onFault);
    this.#fail(run, failure);
  }

  /** Its first frame is another from now on. @throws WireError 409 where it is not connected */
  update(origin: Origin, greeting: string): void {
    const run = this.#going();
    if (!run.isActive) throw notGoing();
    run.stream
      .then((stream) => {
        stream.write(greeting, true);
        this.#tell(origin, 'Updated', 'transcriptionLocaleUpdated');
      })
      .catch(this.#deps.onFault);
  }

  /** Sends a frame of its own, if it is connected. */
  write(frame: string): void {
    if (!this.#run?.isActive) return;
    this.#run.stream.then((stream) => stream.write(frame, false)).catch(this.#deps.onFault);
  }

  /** The call is over: nothing is told of it. */
  async [Symbol.asyncDispose](): Promise<void> {
    const run = this.#run;
    if (!run) return;
    this.#leave(run);
    await this.#end(run);
  }

  #heard(run: Run, news: StreamNews | 'gone'): void {
    if (this.#run !== run) return;
    if (news === 'gone') return this.#fail(run, failures.soundGone);
    if (news.kind === 'said') return this.#deps.said(news);
    if (news.kind === 'failed') return this.#fail(run, failureOf(this.#deps.kind, news.problem));
    run.isActive = true;
    this.#deps.changed(true);
    if (news.isAgain) this.#tell(run.origin, this.#again, 'streamConnectionReestablished');
    else this.#tell(run.origin, 'Started', 'subscriptionStarted');
  }

  get #again(): StreamStatus {
    return this.#deps.kind === 'Transcription' ? 'Resumed' : 'Started';
  }

  #fail(run: Run, { details, result }: StreamFailure): void {
    if (this.#run !== run) return;
    this.#leave(run);
    this.#tell(run.origin, 'Failed', details, result);
  }

  #going(): Run {
    if (!this.#run) throw notGoing();
    return this.#run;
  }

  #leave(run: Run): void {
    run.isActive = false;
    this.#run = undefined;
    this.#deps.changed(false);
  }

  async #end({ stream }: Run): Promise<void> {
    await (await stream.catch(() => undefined))?.[Symbol.asyncDispose]();
  }

  #tell(origin: Origin | undefined, ...told: Tail<Parameters<typeof streamTold>>): void {
    const { kind, tell } = this.#deps;
    tell({ ...streamTold(kind, ...told), ...(origin && { origin }) });
  }
}

type Tail<All extends readonly unknown[]> = All extends readonly [unknown, ...infer Rest]
  ? Rest
  : never;

function notGoing(): WireError {
  return new WireError(409, '8519', 'This stream does not go on.');
}
