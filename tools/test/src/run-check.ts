import { spawn } from 'node:child_process';
import type { StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Check, Program } from './checks.ts';
import type { Screen } from './screen.ts';

interface Place {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly screen: Screen;
  /** Is told each line that the check prints. */
  readonly read: (line: string) => void;
}

/** Whether a check passes. All its programs run, also after one that failed. */
export async function runCheck({ programs }: Check, place: Place): Promise<boolean> {
  let ok = true;
  for (const program of programs) ok = (await run(program, place)) && ok;
  return ok;
}

async function run(args: Program, { cwd, env, screen, read }: Place): Promise<boolean> {
  const stdio: StdioOptions = ['inherit', 'pipe', 'pipe'];
  const child = spawn(process.execPath, [...args], { cwd, env, stdio });
  for (const [output, to] of [
    [child.stdout!, process.stdout],
    [child.stderr!, process.stderr],
  ] as const) {
    output.on('data', (chunk: Buffer) => screen.write(to, chunk));
    createInterface({ input: output }).on('line', read);
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return code === 0;
}
