import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { AppName } from '@switchboard/stack';

export const root = resolve(import.meta.dirname, '../../..');
/** Of this run, beside the state of whatever else runs. */
export const state = '.switchboard/e2e';
export const stackFile = join(root, state, 'stack.json');

interface Place {
  readonly url: string;
}

interface StackFile {
  readonly apps: Readonly<Record<AppName, Place>>;
  readonly connectionString: string;
  readonly dataplane: { readonly http: string; readonly control: string };
}

/** Where the stack of this run is. */
export function stack(): StackFile {
  return JSON.parse(readFileSync(stackFile, 'utf8')) as StackFile;
}
