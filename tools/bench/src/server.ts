import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A server in a process of its own, so that it does not share a thread with its clients. */
export interface Server extends AsyncDisposable {
  readonly http: string;
  /** The control plane, of those that have one. */
  readonly control: string | undefined;
  readonly pid: number;
  /** Bytes in use after a collection. */
  memory(): Promise<number>;
}

const PROBE = new URL('./probe.ts', import.meta.url).href;
const FLAGS = ['--conditions=@switchboard/source', '--expose-gc', `--import=${PROBE}`];
const STOP_MS = 10_000;

/** Starts a script that says where it listens: a line of JSON with `http`, or `url`, in it. */
export async function startServer(
  script: URL,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Server> {
  const child = fork(fileURLToPath(script), args, {
    execArgv: FLAGS,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const { http, control } = await listening(child);
  return {
    http,
    control,
    pid: child.pid ?? 0,
    memory: () => memoryOf(child),
    [Symbol.asyncDispose]: () => stop(child),
  };
}

interface Addresses {
  readonly http: string;
  readonly control: string | undefined;
}

function listening(child: ChildProcess): Promise<Addresses> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} at its start`)));
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const addresses = addressesIn(line);
      if (addresses) resolve(addresses);
    });
  });
}

function addressesIn(line: string): Addresses | undefined {
  if (!line.startsWith('{')) return undefined;
  const { url, http = url, control } = JSON.parse(line) as Record<string, unknown>;
  if (typeof http !== 'string') return undefined;
  return { http, control: typeof control === 'string' ? control : undefined };
}

async function memoryOf(child: ChildProcess): Promise<number> {
  const answered = once(child, 'message');
  child.send('memory');
  const [bytes] = (await answered) as [number];
  return bytes;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const deadline = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await exited;
  clearTimeout(deadline);
}
