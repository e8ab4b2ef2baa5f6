import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { formatLog } from './format-log.ts';

/** How long a process may take to stop by itself. */
const STOP_MS = 8_000;
/** How long one may take until it is ready. */
const READY_MS = 120_000;

export interface ProcessSpec {
  readonly name: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Answers with success once the process is ready; absent for one that only watches files. */
  readonly healthUrl?: string;
}

/** The processes of a running stack: started together, stopped in reverse order. */
export class Processes {
  readonly #running: { spec: ProcessSpec; child: ChildProcess }[] = [];
  #stopping = false;
  /** Resolves with the name of the first process that ends although nobody asked it to. */
  readonly crashed: Promise<string>;
  readonly #crash: (name: string) => void;

  constructor() {
    const { promise, resolve } = Promise.withResolvers<string>();
    this.crashed = promise;
    this.#crash = resolve;
  }

  /** Starts a process and waits until it is ready. */
  async start(spec: ProcessSpec): Promise<void> {
    // A group of its own: Ctrl-C reaches us alone, and we stop the others in order.
    const child = spawn(process.execPath, [...spec.args], {
      cwd: spec.cwd,
      env: { ...process.env, ...spec.env, SWITCHBOARD_START_PID: String(process.pid) },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: process.platform !== 'win32',
    });
    this.#running.push({ spec, child });
    const format = formatLog(spec.name, this.#running.length - 1);
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface(stream).on('line', (line) => console.log(format(line)));
    }
    child.once('exit', () => !this.#stopping && this.#crash(spec.name));
    if (spec.healthUrl) await ready(spec.name, spec.healthUrl, child);
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    for (const { child } of [...this.#running].reverse()) await end(child);
  }
}

/** There is no event for "listens now" that works for every server: asking is the contract. */
async function ready(name: string, url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + READY_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${name} did not get ready. Its last lines above say why.`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  signalGroup(child, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), STOP_MS);
  await exited;
  clearTimeout(timer);
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch {
    // It ended in this very moment.
  }
}
