import { mkdir, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { appPage, signedInPage } from './pages.ts';

const root = resolve(import.meta.dirname, '../../..');
const source = join(root, 'apps/native/src');
const require = createRequire(import.meta.url);

export interface NativeWebBuild {
  /** File names with their sizes in bytes. */
  readonly files: Readonly<Record<string, number>>;
  readonly bytes: number;
  /** How long it took, in milliseconds. */
  readonly ms: number;
}

/**
 * Builds the phone app for a browser: static files, which want a `config.json` beside them that says where the
 * services are (see `apps/native/src/config`). Needs none of the app's own packages.
 *
 * @throws what esbuild throws for sources that do not compile
 */
export async function buildNativeWeb({
  outdir,
  minify = true,
}: {
  readonly outdir: string;
  readonly minify?: boolean;
}): Promise<NativeWebBuild> {
  const begun = performance.now();
  await mkdir(outdir, { recursive: true });
  const { metafile } = await build({
    entryPoints: {
      app: join(source, 'main.web.tsx'),
      'signed-in': join(source, 'signed-in.web.ts'),
    },
    ...{ outdir, minify, bundle: true, splitting: true, metafile: true },
    ...{ format: 'esm', target: 'es2024', jsx: 'automatic', platform: 'browser' },
    absWorkingDir: root,
    conditions: ['@switchboard/source', 'browser'],
    // One React, whether the app's own packages are installed or not.
    alias: {
      'react-native': require.resolve('react-native-web'),
      ...resolved('react', 'react/jsx-runtime'),
      ...resolved('react-dom', 'react-dom/client'),
    },
    define: { 'process.env.NODE_ENV': '"production"', __DEV__: 'false', global: 'globalThis' },
    legalComments: 'none',
    logLevel: 'silent',
  });
  await writeFile(join(outdir, 'index.html'), appPage);
  await writeFile(join(outdir, 'signed-in.html'), signedInPage);
  const built = Object.keys(metafile.outputs).map((file) => file.slice(file.lastIndexOf('/') + 1));
  const files: Record<string, number> = {};
  for (const file of [...built, 'index.html', 'signed-in.html']) {
    files[file] = (await stat(join(outdir, file))).size;
  }
  const bytes = Object.values(files).reduce((sum, size) => sum + size, 0);
  return { files, bytes, ms: Math.round(performance.now() - begun) };
}

function resolved(...paths: readonly string[]): Record<string, string> {
  return Object.fromEntries(paths.map((path) => [path, require.resolve(path)]));
}
