import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { AppName } from '@switchboard/stack';

export const root = resolve(import.meta.dirname, '../../..');

/** What Playwright says to a worker: which of those it is that run at the same time. */
const worker = Number(process.env['TEST_PARALLEL_INDEX'] ?? 0);
/** The state of a worker's stack, beside that of whatever else runs: what it holds no journey of another worker changes. */
export const stateOf = (index: number): string => `.switchboard/e2e-${index}`;
export const stackFileOf = (index: number): string => join(root, stateOf(index), 'stack.json');
export const state = stateOf(worker);

interface Place {
  readonly url: string;
}

interface StackFile {
  readonly apps: Readonly<Record<AppName, Place>>;
  readonly connectionString: string;
  readonly dataplane: { readonly http: string; readonly control: string };
}

/** Where the stack of this worker is. */
export function stack(): StackFile {
  return JSON.parse(readFileSync(stackFileOf(worker), 'utf8')) as StackFile;
}
