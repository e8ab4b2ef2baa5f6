import { spawn } from 'node:child_process';
import type { StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Check } from './checks.ts';

interface Place {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Is told each line that the check prints. */
  readonly read: (line: string) => void;
}

/** Whether a check passes. What it prints is seen as it comes. */
export async function runCheck({ args }: Check, { cwd, env, read }: Place): Promise<boolean> {
  const stdio: StdioOptions = ['inherit', 'pipe', 'pipe'];
  const child = spawn(process.execPath, [...args], { cwd, env, stdio });
  for (const [output, screen] of [
    [child.stdout!, process.stdout],
    [child.stderr!, process.stderr],
  ] as const) {
    output.pipe(screen, { end: false });
    createInterface({ input: output }).on('line', read);
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return code === 0;
}
