import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FullConfig } from '@playwright/test';
import { pageApps } from '@switchboard/stack';
import { root, stackFileOf, stateOf } from './stack.ts';

/** With a build of everything, on a busy machine. */
const START_MS = 600_000;

/**
 * Starts every app of pages, the phones on a desk, and what they need, with fresh state, beside whatever else runs; once for each worker. Stops
 * them at the end.
 */
export default async function setUp({ workers }: FullConfig): Promise<() => Promise<void>> {
  const stacks = new AsyncDisposableStack();
  try {
    // One after the other: the first builds, and each takes the next ports that are free.
    for (let index = 0; index < workers; index++) stacks.use(await startStack(index));
  } catch (error) {
    await stacks.disposeAsync();
    throw error;
  }
  return () => stacks.disposeAsync();
}

async function startStack(index: number): Promise<AsyncDisposable> {
  const child = spawn(
    process.execPath,
    [
      join(root, 'tools/start/start.mjs'),
      ...[
        '--only',
        [...pageApps, 'phone', 'push-lab'].join(),
        '--state',
        stateOf(index),
        '--fresh',
        '--yes',
      ],
      ...['--limits', 'off'],
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const lines: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  // Why one of them ended is asked when all is over.
  const log = join(root, `${stateOf(index)}.log`);
  // Of a clean clone nothing is there yet.
  mkdirSync(dirname(log), { recursive: true });
  child.stdout.pipe(createWriteStream(log));
  const exited = once(child, 'exit');
  const stack = {
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await exited;
    },
  };
  const deadline = Date.now() + START_MS;
  while (!existsSync(stackFileOf(index))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stack[Symbol.asyncDispose]();
      throw new Error(`The stack did not start:\n${lines.join('')}`);
    }
    await new Promise((done) => setTimeout(done, 200));
  }
  return stack;
}
