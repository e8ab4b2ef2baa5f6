import { join } from 'node:path';
import { healthUrlOf, portOf } from '@switchboard/stack';
import type { App, Setting } from '@switchboard/stack';
import { QUIET } from './build.ts';
import type { ProcessSpec } from './processes.ts';

interface Checkout {
  readonly root: string;
  /** From the sources, with reload. */
  readonly dev: boolean;
}

/** How an app is started: its program, its environment, how to ask whether it is ready. */
export function processSpec(app: App, setting: Setting, checkout: Checkout): ProcessSpec {
  const { root, dev } = checkout;
  const port = portOf(setting, app.name);
  const isPages = app.kind === 'pages';
  const production = { NODE_ENV: 'production', PAGE_PORT: String(port) };
  return {
    name: app.name,
    cwd: isPages ? join(root, app.folder) : root,
    args: [...preload(root), ...(isPages ? pages : program)(app, checkout, port)],
    env: {
      ...(isPages && { ...QUIET, ...(!dev && production) }),
      ...app.environment(setting),
    },
    healthUrl: healthUrlOf(setting, app),
  };
}

export function preload(root: string): string[] {
  return ['--import', join(root, 'tools/start/src/die-with-parent.mjs')];
}

function pages({ folder }: App, { root, dev }: Checkout, port: number): string[] {
  if (!dev) return [join(root, folder, 'src/main.ts')];
  const next = join(root, 'node_modules/next/dist/bin/next');
  return [next, 'dev', '--hostname', 'localhost', '--port', String(port)];
}

function program({ folder }: App, { root, dev }: Checkout): string[] {
  return dev
    ? ['--watch', '--conditions=@switchboard/source', join(root, folder, 'src/main.ts')]
    : ['--enable-source-maps', join(root, folder, 'dist/main.js')];
}
