/**
 * Generates the Prisma client of a project: `node generate.ts <project folder>`.
 *
 * `prisma generate` insists on finding a schema engine although it does not use one; naming any
 * executable spares a download that many networks refuse.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

const project = resolve(process.argv[2] ?? '.');
const manifest = createRequire(join(project, 'package.json')).resolve('prisma/package.json');
const { status } = spawnSync(
  process.execPath,
  [
    join(dirname(manifest), 'build/index.js'),
    'generate',
    '--schema',
    join(project, 'prisma/schema.prisma'),
    '--no-hints',
  ],
  {
    cwd: project,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  },
);
process.exit(status ?? 1);
