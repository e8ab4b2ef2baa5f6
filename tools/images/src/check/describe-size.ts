import { statSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf } from '../tree/files.ts';

const MEGABYTE = 1_000_000;
/** Without Node, which the base image brings. */
const GOAL_MB = 250;

/** How large a tree is, and whether that is what it may be. */
export function describeSize(folder: string): { readonly text: string; readonly isMet: boolean } {
  const files = filesOf(folder, () => false);
  const bytes = files.reduce((sum, path) => sum + statSync(join(folder, path)).size, 0);
  const isMet = bytes <= GOAL_MB * MEGABYTE;
  const size = (bytes / MEGABYTE).toFixed(1);
  const text = `${size} MB in ${files.length} files; at most ${GOAL_MB} MB: ${isMet ? 'met' : 'missed'}`;
  return { text, isMet };
}
