import { join } from 'node:path';
import { QUIET } from './build.ts';
import type { ProcessSpec } from './processes.ts';

type Environment = Readonly<Record<string, string>>;

/** How the two kinds of apps are started: a Node program, and a server of pages. */
export function processSpecs(root: string, dev: boolean) {
  return {
    service: (name: string, folder: string, env: Environment, healthUrl: string): ProcessSpec => ({
      name,
      cwd: root,
      args: [...preload(root), ...entry(join(root, folder), dev)],
      env,
      healthUrl,
    }),
    pages: (name: string, port: number, env: Environment): ProcessSpec => ({
      name,
      cwd: join(root, 'apps', name),
      args: [
        ...preload(root),
        ...(dev ? developmentServer(root, port) : [join(root, 'apps', name, 'src/main.ts')]),
      ],
      env: {
        ...QUIET,
        ...(!dev && { NODE_ENV: 'production', PAGE_PORT: String(port) }),
        ...env,
      },
      healthUrl: `http://localhost:${port}/api/health`,
    }),
  };
}

export function preload(root: string): string[] {
  return ['--import', join(root, 'tools/start/src/die-with-parent.mjs')];
}

function developmentServer(root: string, port: number): string[] {
  const next = join(root, 'node_modules/next/dist/bin/next');
  return [next, 'dev', '--hostname', 'localhost', '--port', String(port)];
}

function entry(folder: string, dev: boolean): string[] {
  return dev
    ? ['--watch', '--conditions=@switchboard/source', join(folder, 'src/main.ts')]
    : ['--enable-source-maps', join(folder, 'dist/main.js')];
}
