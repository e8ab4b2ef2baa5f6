import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { filesOf } from './files.ts';
import { isLeftOutOfPages } from './left-out.ts';
import type { TreeFile } from './tree-file.ts';

/**
 * The pages as the framework built them, with the packages that it traced from them and from its own server, and
 * the files that browsers ask for.
 */
export function pagesFiles(root: string, folder: string): TreeFile[] {
  const traced = `${folder}/.next/standalone`;
  if (!existsSync(join(root, traced, folder)))
    throw new Error(`${folder} is not built: npx nx build ${basename(folder)}`);
  return [
    ...filesOf(join(root, traced), isLeftOutOfPages).map((path) => ({
      to: path,
      from: `${traced}/${path}`,
    })),
    ...['.next/static', 'public'].flatMap((part) => partOf(root, `${folder}/${part}`)),
  ];
}

function partOf(root: string, folder: string): TreeFile[] {
  return filesOf(join(root, folder), () => false).map((path) => ({
    to: `${folder}/${path}`,
    from: `${folder}/${path}`,
  }));
}
