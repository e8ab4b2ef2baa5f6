import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { chromium } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { build } from 'esbuild';

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Two pages are never both in front, and timers of the one behind would be slowed down.
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
];

export interface Pages extends AsyncDisposable {
  readonly browser: Browser;
  open(): Promise<Page>;
}

/**
 * Chromium with pages that run one file of this folder, bundled as any web app would bundle it.
 *
 * @param program what `globalThis` of each page gets its functions from
 */
export async function openPages(program: string, flags: readonly string[] = []): Promise<Pages> {
  const script = await bundle(program);
  const server = createServer(({ url }, response) => {
    const isScript = url === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : '<!doctype html><script src="/page.js"></script>');
  }).listen(0, 'localhost');
  await once(server, 'listening');
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  const browser = await chromium
    .launch({ executablePath, args: [...QUIET, ...flags] })
    .catch((error: unknown) => {
      close();
      throw error;
    });
  return {
    browser,
    async open() {
      const page = await browser.newPage();
      await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
      return page;
    },
    async [Symbol.asyncDispose]() {
      await browser.close();
      close();
    },
  };
}

async function bundle(program: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [resolve(import.meta.dirname, program)],
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    conditions: ['@switchboard/source', 'browser'],
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}
