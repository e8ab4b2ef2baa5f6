import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface LockedPackage {
  readonly version?: string;
  /** Of a link: where in the workspace it leads. */
  readonly resolved?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** `package-lock.json`: every package by where it is. */
export type Lock = Readonly<Record<string, LockedPackage>>;

export function readLock(root: string): Lock {
  const text = readFileSync(join(root, 'package-lock.json'), 'utf8');
  return (JSON.parse(text) as { packages: Lock }).packages;
}

/**
 * Where the packages are that a place needs to run, itself among them: its dependencies, and theirs. A peer is
 * brought by whoever uses the package; types are not run.
 */
export function packagesFrom(
  lock: Lock,
  start: readonly string[],
  isLeftOut: (name: string) => boolean,
): string[] {
  const found = new Set<string>();
  const todo = [...start];
  for (let place = todo.pop(); place !== undefined; place = todo.pop()) {
    const { link, resolved } = entryOf(lock, place);
    if (link && resolved !== undefined) {
      todo.push(resolved);
    } else if (!found.has(place)) {
      found.add(place);
      todo.push(...neededBy(lock, place, isLeftOut));
    }
  }
  return [...found].sort();
}

function neededBy(lock: Lock, place: string, isLeftOut: (name: string) => boolean): string[] {
  const { dependencies, optionalDependencies } = entryOf(lock, place);
  return Object.keys({ ...dependencies, ...optionalDependencies })
    .filter((name) => !isLeftOut(name))
    .flatMap((name) => {
      const found = findPackage(lock, place, name);
      if (found === undefined && optionalDependencies?.[name] === undefined)
        throw new Error(`package-lock.json has no ${name}, which ${place} needs.`);
      return found ?? [];
    });
}

/** Looked for as Node does: beside who asks, then further up. */
export function findPackage(lock: Lock, place: string, name: string): string | undefined {
  for (let at = place; ; at = at.slice(0, Math.max(at.lastIndexOf('/node_modules/'), 0))) {
    const path = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (lock[path]) return path;
    if (at === '') return undefined;
  }
}

function entryOf(lock: Lock, place: string): LockedPackage {
  const entry = lock[place];
  if (!entry) throw new Error(`package-lock.json has no ${place}.`);
  return entry;
}

/** `@scope/name` of where a package is. */
export function nameOf(place: string): string {
  return place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
}
