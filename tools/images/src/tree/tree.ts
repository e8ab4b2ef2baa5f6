import { apps } from '@switchboard/stack';
import type { App } from '@switchboard/stack';
import { isTypesOnly } from './left-out.ts';
import { findPackage, packagesFrom, readLock } from './lock.ts';
import type { Lock } from './lock.ts';
import { packageFiles } from './package-files.ts';
import { pagesFiles } from './pages-files.ts';
import { programOf } from './program.ts';
import type { TreeFile } from './tree-file.ts';

/** What runs on servers; the identity provider there is one's own. */
export const shippedApps: readonly App[] = apps.filter(({ folder }) => folder.startsWith('apps/'));

/** The framework comes with the pages, which it traced it for. */
const isTraced = (name: string): boolean => name === 'next';

/** What an image of an app holds, and nothing else. The one place that decides it. */
export function treeOf(root: string, app: App): TreeFile[] {
  const lock = readLock(root);
  const files = app.kind === 'pages' ? pages(root, lock, app) : service(root, lock, app);
  // The same package may be traced and walked to; either is the same file.
  const unique = new Map(files.map((file) => [file.to, file]));
  return [...unique.values()].sort((a, b) => (a.to < b.to ? -1 : 1));
}

/** How the app is started, from the root of its tree. */
export function programPathOf({ folder }: App): string {
  return `${folder}/dist/main.js`;
}

/** A service: its build, that of the libraries it reaches, and their packages. */
function service(root: string, lock: Lock, { folder }: App): TreeFile[] {
  const places = packagesFrom(lock, [folder], isTypesOnly);
  return places.flatMap((place) => packageFiles(root, lock, place));
}

/** Pages: what was built, and the small server before them with what it imports. */
function pages(root: string, lock: Lock, { folder }: App): TreeFile[] {
  const program = programOf(root, folder);
  const start = program.packages.flatMap((name) => findPackage(lock, folder, name) ?? []);
  const places = packagesFrom(lock, start, (name) => isTypesOnly(name) || isTraced(name));
  return [
    ...places.flatMap((place) => packageFiles(root, lock, place)),
    ...pagesFiles(root, folder),
    ...program.files,
  ];
}
