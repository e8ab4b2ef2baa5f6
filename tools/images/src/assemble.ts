import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { App } from '@switchboard/stack';
import { treeOf } from './tree/tree.ts';

/** Writes the tree of an app into `<out>/<name of the app>`. */
export function assemble(root: string, app: App, out: string): string {
  const folder = join(out, app.name);
  for (const file of treeOf(root, app)) {
    const to = join(folder, file.to);
    mkdirSync(dirname(to), { recursive: true });
    if ('from' in file) copyFileSync(join(root, file.from), to);
    else writeFileSync(to, file.text);
  }
  return folder;
}
