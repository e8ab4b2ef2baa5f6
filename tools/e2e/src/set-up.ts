import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pageApps } from '@switchboard/stack';
import { root, stackFile, state } from './stack.ts';

/** With a build of everything, on a busy machine. */
const START_MS = 600_000;

/** Starts every app of pages and what they need, with fresh state, beside whatever else runs; stops it at the end. */
export default async function setUp(): Promise<() => Promise<void>> {
  const child = spawn(
    process.execPath,
    [
      join(root, 'tools/start/start.mjs'),
      ...['--only', pageApps.join(), '--state', state, '--fresh', '--yes', '--limits', 'off'],
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const lines: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  const exited = once(child, 'exit');
  const deadline = Date.now() + START_MS;
  while (!existsSync(stackFile)) {
    if (child.exitCode !== null || Date.now() > deadline) {
      throw new Error(`The stack did not start:\n${lines.join('')}`);
    }
    await new Promise((done) => setTimeout(done, 200));
  }
  return async () => {
    child.kill('SIGTERM');
    await exited;
  };
}
