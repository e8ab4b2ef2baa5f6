import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { delay, systemClock } from '@switchboard/kernel';
import type { Logger } from '@switchboard/service';
import type { RelayReport } from './relay-process.ts';
import type { TurnOptions } from './turn.ts';

const PROGRAM = new URL(
  `./relay-process${extname(fileURLToPath(import.meta.url))}`,
  import.meta.url,
);
const FIRST_DELAY_MS = 100;
const LONGEST_DELAY_MS = 10_000;
/** One that lived that long had nothing wrong with its start. */
const HEALTHY_MS = 30_000;
const END_MS = 2_000;
const LAST_WORDS = 2_000;

/** The embedded relay's process: started again whenever it dies, ended with its owner. */
export class RelaySupervisor implements AsyncDisposable {
  readonly #options: TurnOptions;
  readonly #log: Logger;
  readonly #ending = new AbortController();
  readonly #running: Promise<void>;
  readonly #started = Promise.withResolvers<void>();
  #child: ChildProcess | undefined;
  #port: number | undefined;

  constructor(options: TurnOptions, log: Logger) {
    this.#options = options;
    this.#log = log;
    this.#running = this.#keepAlive();
  }

  /** Absent between two lives. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Where it listens, or did before it died and will again; `undefined` when it cannot. */
  async port(): Promise<number | undefined> {
    await this.#started.promise;
    return this.#port;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ending.abort();
    if (this.#child) await end(this.#child);
    await this.#running;
  }

  async #keepAlive(): Promise<void> {
    const { signal } = this.#ending;
    for (let failures = 0; !signal.aborted;) {
      const startedAt = systemClock.now();
      await this.#live();
      if (signal.aborted) return;
      failures = systemClock.now() - startedAt > HEALTHY_MS ? 1 : failures + 1;
      const waitMs = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (failures - 1));
      this.#log.warn({ failures, waitMs }, 'the relay has ended and is started again');
      await delay(systemClock, waitMs, signal).catch(() => undefined);
    }
  }

  async #live(): Promise<void> {
    const child = fork(PROGRAM, { execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    this.#child = child;
    const exit = exited(child);
    const lastWords = listen(child);
    child.on('message', (report: RelayReport) => this.#heard(child, report));
    child.send({ ...this.#options, port: this.#port ?? this.#options.port }, () => undefined);
    await exit;
    this.#child = undefined;
    this.#started.resolve();
    if (!this.#ending.signal.aborted) {
      this.#log.error({ stderr: lastWords() }, 'the relay process is gone');
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

function exited(child: ChildProcess): Promise<unknown> {
  return Promise.race([once(child, 'exit'), once(child, 'error')]).catch(() => undefined);
}

/** Keeps the end of what it says to standard error, which is why it died. */
function listen(child: ChildProcess): () => string {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-LAST_WORDS);
  });
  return () => said;
}

/** Its channel gone, it ends by itself; if not, it is made to. */
async function end(child: ChildProcess): Promise<void> {
  const impatience = systemClock.after(END_MS, () => child.kill('SIGKILL'));
  const exit = exited(child);
  if (child.connected) child.disconnect();
  await exit;
  impatience[Symbol.dispose]();
}
