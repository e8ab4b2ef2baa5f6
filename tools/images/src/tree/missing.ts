import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { TreeFile } from './tree-file.ts';

const PROGRAM = /\.[cm]?js$/;
const RELATIVE = /(?:\brequire\(|\bfrom|\bimport\(?|\bnew URL\()\s*["'](\.{1,2}\/[^"'\n]+)["']/g;
const ENDINGS = ['', '.js', '.cjs', '.mjs', '.json', '.node', '/index.js', '/package.json'];

/**
 * What a file of a tree imports from beside itself, and the workspace has, but the tree has not: somebody left out
 * too much. What is loaded by a name that is computed is not seen; the start of the app shows that.
 */
export function missingFrom(root: string, files: readonly TreeFile[]): string[] {
  const known = new Set(files.map(({ to }) => to));
  return files.flatMap((file) => {
    if (!('from' in file) || !PROGRAM.test(file.to)) return [];
    return importsOf(join(root, file.from))
      .filter((path) => isMissing(root, known, file, path))
      .map((path) => `${file.to} imports ${path}`);
  });
}

function importsOf(path: string): string[] {
  return [...readFileSync(path, 'utf8').matchAll(RELATIVE)].map(([, imported = '']) => imported);
}

function isMissing(
  root: string,
  known: ReadonlySet<string>,
  { to, from }: { readonly to: string; readonly from: string },
  path: string,
): boolean {
  const at = (base: string): string => posix.join(posix.dirname(base), path);
  if (ENDINGS.some((ending) => known.has(at(to) + ending))) return false;
  return ENDINGS.some((ending) => isFile(join(root, at(from)) + ending));
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
