import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Environment } from '@switchboard/stack';

const READY_MS = 120_000;
const STOP_MS = 15_000;
const LOOK_EVERY_MS = 100;
const MAX_OUTPUT = 4_000;

export interface Start {
  readonly node: string;
  /** The tree, where it is started as an image would. */
  readonly folder: string;
  readonly program: string;
  readonly environment: Environment;
  readonly healthUrl: string;
  /** Somebody who may write nothing but the state, where there is such a user. */
  readonly user?: { readonly uid: number; readonly gid: number };
}

/** An app that runs from its tree. */
export interface RunningTree extends AsyncDisposable {
  readonly readyAfterMs: number;
  /** Asks it to end. @throws Error when it does not, or not in order */
  stop(): Promise<void>;
}

/** @throws Error with what it printed last, when it does not get ready */
export async function startTree(start: Start, signal: AbortSignal): Promise<RunningTree> {
  const began = Date.now();
  const child = spawn(start.node, ['--enable-source-maps', start.program], {
    cwd: start.folder,
    env: start.environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...start.user,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-MAX_OUTPUT)));
  try {
    await ready(child, start.healthUrl, signal);
  } catch (error) {
    await end(child);
    throw new Error(`${(error as Error).message}\n${output}`, { cause: error });
  }
  return {
    readyAfterMs: Date.now() - began,
    async stop() {
      const code = await end(child);
      if (code !== 0) throw new Error(`It ended with ${code}.\n${output}`);
    },
    [Symbol.asyncDispose]: async () => void (await end(child)),
  };
}

async function ready(child: ChildProcess, url: string, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + READY_MS;
  while (Date.now() < deadline && isRunning(child)) {
    signal.throwIfAborted();
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    if (answer?.ok) return;
    await pause(LOOK_EVERY_MS);
  }
  throw new Error(isRunning(child) ? `${url} did not answer in time.` : 'It ended by itself.');
}

/** @returns its exit code, `null` when it had to be killed or could not be started */
async function end(child: ChildProcess): Promise<number | null> {
  if (!isRunning(child)) return child.exitCode;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await exited;
  clearTimeout(timer);
  return child.exitCode;
}

function isRunning({ pid, exitCode, signalCode }: ChildProcess): boolean {
  return pid !== undefined && exitCode === null && signalCode === null;
}
