import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock } from '@switchboard/kernel';
import { childEnvironment } from '../../env.ts';

const END_MS = 2_000;
const MAX_STDERR = 2_000;

/** A program of ours in a process of its own, which ends when its channel to us is gone. */
export interface Child extends AsyncDisposable {
  readonly process: ChildProcess;
  /** Fulfilled when it is over, for whatever reason. */
  readonly exit: Promise<void>;
  /** The end of what it said to standard error, which is why it died. */
  stderr(): string;
}

/** @param program beside the caller, without its ending: it is a source here and compiled elsewhere */
export function startChild(program: string, callerUrl: string): Child {
  const ending = extname(fileURLToPath(callerUrl));
  const child = fork(new URL(`${program}${ending}`, callerUrl), {
    // A source is run with the sources of the libraries.
    execArgv: ending === '.ts' ? ['--conditions=@switchboard/source'] : [],
    env: childEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const exit = Promise.race([once(child, 'exit'), once(child, 'error')]).then(
    () => undefined,
    () => undefined,
  );
  // What cannot be said to it, or done to it, any more: it is over, which `exit` tells.
  child.on('error', () => undefined);
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-MAX_STDERR);
  });
  return {
    process: child,
    exit,
    stderr: () => said,
    async [Symbol.asyncDispose]() {
      const deadline = systemClock.after(END_MS, () => child.kill('SIGKILL'));
      if (child.connected) child.disconnect();
      await exit;
      deadline[Symbol.dispose]();
    },
  };
}
