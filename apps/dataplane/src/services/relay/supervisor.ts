import type { ChildProcess } from 'node:child_process';
import type { Logger } from '@switchboard/service';
import { startChild } from '../../platform/supervised/child.ts';
import type { Child } from '../../platform/supervised/child.ts';
import { keepAlive } from '../../platform/supervised/keep-alive.ts';
import type { RelayReport } from './relay-process.ts';
import type { TurnOptions } from './turn.ts';

/** The embedded relay's process: started again whenever it dies, ended with its owner. */
export class RelaySupervisor implements AsyncDisposable {
  readonly #options: TurnOptions;
  readonly #log: Logger;
  readonly #ending = new AbortController();
  readonly #running: Promise<void>;
  readonly #started = Promise.withResolvers<void>();
  #child: Child | undefined;
  #port: number | undefined;

  constructor(options: TurnOptions, log: Logger) {
    this.#options = options;
    this.#log = log;
    this.#running = keepAlive(
      () => this.#live(),
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

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ending.abort();
    await this.#child?.[Symbol.asyncDispose]();
    await this.#running;
  }

  async #live(): Promise<void> {
    const child = startChild('./relay-process', import.meta.url);
    this.#child = child;
    const { process } = child;
    process.on('message', (report: RelayReport) => this.#heard(process, report));
    process.send({ ...this.#options, port: this.#port ?? this.#options.port }, () => undefined);
    await child.exit;
    this.#child = undefined;
    this.#started.resolve();
    if (!this.#ending.signal.aborted) {
      this.#log.error({ stderr: child.stderr() }, 'the relay process is gone');
    }
  }

  #heard(child: ChildProcess, report: RelayReport): void {
    if ('port' in report) {
      const asked = this.#port ?? this.#options.port;
      if (asked !== 0 && asked !== report.port) {
        this.#log.warn({ asked }, 'the port of the relay is taken, it uses another');
      }
      this.#port = report.port;
      this.#log.info({ port: report.port, pid: child.pid }, 'relay listening');
    } else {
      this.#log.error({ code: report.failed }, 'the relay cannot listen');
      child.disconnect();
    }
    this.#started.resolve();
  }
}
