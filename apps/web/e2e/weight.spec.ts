import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { expect } from '@playwright/test';
import { test } from '@switchboard/e2e';

const NEXT = resolve(import.meta.dirname, '../.next');
/** What the chat page loaded first, compressed, before there were calls. KiB. */
const BEFORE_CALLS = 358;
const MAX_MORE = 15;

interface Manifest {
  readonly entryJSFiles: Readonly<Record<string, readonly string[]>>;
}

test('who only writes does not load what calls are made of', () => {
  const { rootMainFiles } = JSON.parse(read('build-manifest.json')) as { rootMainFiles: string[] };
  const context = createContext({ globalThis: {} });
  runInContext('globalThis = this', context);
  runInContext(read('server/app/(member)/chat/page_client-reference-manifest.js'), context);
  const manifests = Object.values(context['__RSC_MANIFEST'] as Record<string, Manifest>);
  const entries = manifests.flatMap(({ entryJSFiles }) => Object.values(entryJSFiles).flat());
  const files = [...new Set([...rootMainFiles, ...entries])];
  const bytes = files.map((file) => gzipSync(readFileSync(join(NEXT, file))).length);
  const total = bytes.reduce((sum, size) => sum + size, 0) / 1_024;
  expect(total).toBeGreaterThan(100);
  expect(total).toBeLessThan(BEFORE_CALLS + MAX_MORE);
});

function read(file: string): string {
  return readFileSync(join(NEXT, file), 'utf8');
}
