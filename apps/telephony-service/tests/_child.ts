import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { seedFolder } from '@switchboard/storage/testing';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const MIGRATIONS = fileURLToPath(new URL('../prisma/migrations', import.meta.url));

export interface Child extends AsyncDisposable {
  readonly url: string;
  /** Nothing is flushed, nobody is told. */
  kill(): Promise<void>;
}

/** The service in a process of its own, on a port that was free. */
export async function startChild(env: Readonly<Record<string, string>>): Promise<Child> {
  await seedFolder(env['DATABASE_URL'] ?? '', MIGRATIONS);
  const child = spawn(process.execPath, ['--conditions=@switchboard/source', MAIN], {
    env: { PATH: process.env['PATH'] ?? '', TELEPHONY_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const url = await new Promise<string>((resolve, reject) => {
    void exited.then(([code]) => reject(new Error(`the service ended with ${code}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const said = JSON.parse(line) as { url?: string };
      if (said.url !== undefined) resolve(said.url);
    });
  });
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await exited;
  };
  return { url, kill, [Symbol.asyncDispose]: kill };
}
