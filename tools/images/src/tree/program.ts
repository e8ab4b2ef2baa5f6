import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';
import type { TreeFile } from './tree-file.ts';

export interface Program {
  readonly files: readonly TreeFile[];
  /** The packages that it imports. */
  readonly packages: readonly string[];
}

/** What an app of pages starts with: `src/main.ts` and the sources that it imports, compiled into `dist`. */
export function programOf(root: string, folder: string): Program {
  const files = new Map<string, string>();
  const packages = new Set<string>();
  const todo = ['main.ts'];
  for (let path = todo.pop(); path !== undefined; path = todo.pop()) {
    if (files.has(path)) continue;
    const source = readFileSync(join(root, folder, 'src', path), 'utf8');
    const text = compile(source, path);
    files.set(path, text);
    for (const name of importsOf(text)) {
      if (name.startsWith('.')) todo.push(sourceOf(posix.join(posix.dirname(path), name)));
      else if (!name.startsWith('node:')) packages.add(packageOf(name));
    }
  }
  const compiled = [...files].map(([path, text]) => ({
    to: `${folder}/dist/${path.replace(/\.ts$/, '.js')}`,
    text,
  }));
  return { files: compiled, packages: [...packages] };
}

/** One file at a time: our TypeScript is erasable only, so no other file changes what comes out. */
function compile(source: string, fileName: string): string {
  return ts.transpileModule(source, {
    fileName,
    compilerOptions: {
      target: ts.ScriptTarget.ES2024,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      rewriteRelativeImportExtensions: true,
    },
  }).outputText;
}

function importsOf(text: string): string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
}

function sourceOf(path: string): string {
  return path.replace(/\.js$/, '.ts');
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
