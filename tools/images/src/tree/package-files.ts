import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { filesOf } from './files.ts';
import { isLeftOutOfBuild, isLeftOutOfPackage } from './left-out.ts';
import { nameOf } from './lock.ts';
import type { Lock } from './lock.ts';
import type { TreeFile } from './tree-file.ts';

/** The files of a package of the lock file: of one of ours its build, of another what of it is run. */
export function packageFiles(root: string, lock: Lock, place: string): TreeFile[] {
  const target = targetOf(lock, place);
  if (!isOwn(place)) return thirdPartyFiles(root, lock, place, target);
  return ['package.json', ...builtFiles(root, place), ...tablesOf(root, place)].map((path) => ({
    to: `${target}/${path}`,
    from: `${place}/${path}`,
  }));
}

function thirdPartyFiles(root: string, lock: Lock, place: string, target: string): TreeFile[] {
  const files = filesOf(join(root, place), isLeftOutOfPackage(nameOf(place)));
  // One for another system is in the lock file alone.
  if (files.length === 0 && !lock[place]?.optional) throw new Error(`${place} is not installed.`);
  return files.map((path) => ({ to: `${target}/${path}`, from: `${place}/${path}` }));
}

function builtFiles(root: string, place: string): string[] {
  const files = filesOf(join(root, place, 'dist'), isLeftOutOfBuild).map((path) => `dist/${path}`);
  if (files.length === 0) throw new Error(`${place} is not built: npx nx build ${basename(place)}`);
  return files;
}

/** What a program reads besides its modules: migrations of its database, and limits. */
function tablesOf(root: string, place: string): string[] {
  const folder = 'prisma/migrations';
  const migrations = filesOf(join(root, place, folder), () => false);
  const limits = existsSync(join(root, place, 'limits.json')) ? ['limits.json'] : [];
  return [...migrations.map((path) => `${folder}/${path}`), ...limits];
}

export function isOwn(place: string): boolean {
  return !place.includes('node_modules/');
}

/** A library of ours stands among the packages, where its users look for it; everything else where it is. */
function targetOf(lock: Lock, place: string): string {
  const [folder = ''] = place.split('/node_modules/', 1);
  if (!folder.startsWith('libs/')) return place;
  const link = Object.keys(lock).find((key) => lock[key]?.link && lock[key].resolved === folder);
  return `${link}${place.slice(folder.length)}`;
}
