import type { ChildProcess } from 'node:child_process';
import type { Logger } from '@switchboard/service';
import { LRUCache } from 'lru-cache';
import { startChild } from '../../platform/supervised/child.ts';
import type { Child } from '../../platform/supervised/child.ts';
import { keepAlive } from '../../platform/supervised/keep-alive.ts';
import { MAX_ENDED } from './max-ended.ts';
import type { RelayAnswer, RelayCommand, RelayQuestion, RelayReport } from './messages.ts';
import { Questions } from './questions.ts';
import type { TurnOptions } from './turn.ts';
import { noCounts } from './use.ts';
import type { RelayUse } from './use.ts';

/** The embedded relay's process: started again whenever it dies, ended with its owner. */
export class RelaySupervisor implements AsyncDisposable {
  readonly #options: TurnOptions;
  readonly #log: Logger;
  readonly #ending = new AbortController();
  readonly #running: Promise<void>;
  readonly #started = Promise.withResolvers<void>();
  readonly #questions = new Questions<RelayAnswer>();
  /** What the process has to refuse, also after it was started again. */
  readonly #ended = new LRUCache<string, true>({ max: MAX_ENDED });
  #child: Child | undefined;
  #port: number | undefined;

  constructor(options: TurnOptions, log: Logger) {
    this.#options = options;
    this.#log = log;
    this.#running = keepAlive(
      () =>
        this.#live().catch((error: unknown) =>
          log.error({ err: error }, 'the relay process failed'),
        ),
      this.#ending.signal,
      (ended) => log.warn(ended, 'the relay has ended and is started again'),
    );
  }

  /** Absent between two lives. */
  get pid(): number | undefined {
    return this.#child?.process.pid;
  }

  /** Where it listens, or did before it died and will again; `undefined` when it cannot. */
  async port(): Promise<number | undefined> {
    await this.#started.promise;
    return this.#port;
  }

  /** Since the process began; nothing while there is none. */
  async use(): Promise<RelayUse> {
    const answer = await this.#ask({ ask: 'use' });
    return answer?.use ?? { total: noCounts(), people: [] };
  }

  /** Ends what this tag holds, and refuses it from now on. @returns how many allocations */
  async end(tag: string): Promise<number> {
    this.#ended.set(tag, true);
    return (await this.#ask({ ask: 'end', tag }))?.ended ?? 0;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ending.abort();
    await this.#child?.[Symbol.asyncDispose]();
    await this.#running;
  }

  async #ask(question: RelayQuestion): Promise<RelayAnswer | undefined> {
    // Without a process there is nobody who holds anything.
    if (!this.#child) return undefined;
    return this.#questions.ask((id) => this.#tell({ ...question, id }));
  }

  #tell(command: RelayCommand): void {
    this.#child?.process.send(command, () => undefined);
  }

  async #live(): Promise<void> {
    const child = startChild('./relay-process', import.meta.url);
    this.#child = child;
    const { process } = child;
    process.on('message', (report: RelayReport) => this.#heard(process, report));
    const port = this.#port ?? this.#options.port;
    this.#tell({ start: { ...this.#options, port }, ended: [...this.#ended.keys()] });
    await child.exit;
    this.#child = undefined;
    this.#questions.abandon();
    this.#started.resolve();
    if (!this.#ending.signal.aborted) {
      this.#log.error({ stderr: child.stderr() }, 'the relay process is gone');
    }
  }

  #heard(child: ChildProcess, report: RelayReport): void {
    if ('id' in report) return this.#questions.answered(report.id, report);
    if ('port' in report) {
      const asked = this.#port ?? this.#options.port;
      if (asked !== 0 && asked !== report.port) {
        this.#log.warn({ asked }, 'the port of the relay is taken, it uses another');
      }
      this.#port = report.port;
      this.#log.info({ port: report.port, pid: child.pid }, 'relay listening');
    } else {
      this.#log.error({ code: report.failed }, 'the relay cannot listen');
      if (child.connected) child.disconnect();
    }
    this.#started.resolve();
  }
}
