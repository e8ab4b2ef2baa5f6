import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { robot } from '@switchboard/stack';
import type { Environment } from '@switchboard/stack';
import { root, stack, state } from './stack.ts';

/**
 * The robot beside the stack of this run, signed in. It is started where a journey is about it alone: elsewhere it would be
 * one person more, whom other journeys count.
 */
export async function startRobot(): Promise<AsyncDisposable> {
  const child = spawn(
    join(root, 'node_modules/.bin/node'),
    [
      ...['--import', join(root, 'tools/start/src/die-with-parent.mjs')],
      ...['--conditions=@switchboard/source', join(root, robot.folder, 'src/main.ts')],
    ],
    {
      cwd: root,
      env: { ...process.env, ...environment(), SWITCHBOARD_START_PID: String(process.pid) },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    },
  );
  const ended = once(child, 'exit');
  const signedIn = new Promise<void>((resolve) => {
    createInterface(child.stdout!).on('line', (line) => line.includes('signed in') && resolve());
  });
  const isRunning = await Promise.race([signedIn.then(() => true), ended.then(() => false)]);
  if (!isRunning) throw new Error('The robot has ended.');
  return {
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** What the start of the stack would have told it. */
function environment(): Environment {
  const { apps } = stack();
  const portOf = (url: string) => ({ http: Number(new URL(url).port) });
  const secret = (name: string): string => readFileSync(join(root, state, name), 'utf8');
  return robot.environment({
    ...{ state, secret, limits: 'off', running: [robot] },
    ports: {
      robot: { http: 0 },
      access: portOf(apps.access.url),
      'identity-provider': portOf(apps['identity-provider'].url),
    },
  });
}
