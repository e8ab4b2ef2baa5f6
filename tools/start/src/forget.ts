import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';

/** Wipes local state, after asking. @returns false when the answer was not yes */
export async function forget(folder: string, yes: boolean): Promise<boolean> {
  if (!yes && !(await confirmed(folder))) return false;
  await rm(folder, { recursive: true, force: true });
  return true;
}

async function confirmed(folder: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`Delete everything under ${folder}? [y/N] `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}
