import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

/** Which file imports which, both relative to the root; types count as well. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

const EXTENSIONS = ['', '.ts', '.tsx', '/index.ts', '/index.tsx'];

/** The relative imports of all sources that match: names of packages are the linter's business. */
export function readImports(root: string, patterns: readonly string[]): ImportGraph {
  const files = globSync([...patterns], { cwd: root }).filter(
    (file) => !/\.d\.ts$|\/generated\//.test(file),
  );
  return new Map(files.map((file) => [file, importsOf(root, file)]));
}

function importsOf(root: string, file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), 'utf8'), true, true);
  return importedFiles.flatMap(({ fileName }) => {
    if (!fileName.startsWith('.')) return [];
    const wanted = resolve(root, dirname(file), fileName);
    const found = EXTENSIONS.map((end) => wanted + end).find(
      (path) => /\.tsx?$/.test(path) && existsSync(path),
    );
    return found ? [relative(root, found)] : [];
  });
}

/** Every set of files that reach each other, each sorted; found in one pass (Tarjan 1972). */
export function cyclesOf(graph: ImportGraph): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const waiting = new Set<string>();
  const cycles: string[][] = [];

  const visit = (file: string): number => {
    const own = index.size;
    index.set(file, own);
    low.set(file, own);
    stack.push(file);
    waiting.add(file);
    for (const next of graph.get(file) ?? []) {
      if (!index.has(next)) low.set(file, Math.min(low.get(file)!, visit(next)));
      else if (waiting.has(next)) low.set(file, Math.min(low.get(file)!, index.get(next)!));
    }
    if (low.get(file) === own) close(file);
    return low.get(file)!;
  };
  const close = (file: string): void => {
    const members = stack.splice(stack.indexOf(file));
    for (const member of members) waiting.delete(member);
    const isOwn = graph.get(file)?.includes(file) ?? false;
    if (members.length > 1 || isOwn) cycles.push(members.toSorted());
  };
  for (const file of graph.keys()) if (!index.has(file)) visit(file);
  return cycles;
}
