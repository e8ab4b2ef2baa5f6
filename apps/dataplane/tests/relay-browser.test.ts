import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import type { RelayConfiguration } from '@switchboard/acs-wire';
import { readConfig } from '../src/index.ts';
import { identityClient, start } from './_harness.ts';
import type { Running } from './_harness.ts';
import { signedRequest } from './_signed.ts';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const isThere = existsSync(executablePath);
if (!isThere) process.stderr.write('SKIPPED: the relay in a browser, for want of Chromium\n');
const MEGABYTE = 1_000_000;

interface Exchanged {
  readonly kind: string;
  readonly setUpMs: number;
  readonly received: number;
  readonly ms: number;
}

(isThere ? describe : describe.skip)('the embedded relay, with a browser', () => {
  let running: Running;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    // As on a laptop, on a port that is free.
    const { relay } = readConfig({
      DATAPLANE_RELAY_PORT: '0',
      DATAPLANE_RELAY_BYTES_PER_SECOND: '100000000',
    });
    running = await start({ relay });
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    page = await browser.newPage();
    await page.goto(`${running.plane.http}/health`);
    await page.addScriptTag({ path: fileURLToPath(new URL('_relay-page.js', import.meta.url)) });
  });
  afterAll(async () => {
    await browser.close();
    await running[Symbol.asyncDispose]();
  });

  it('carries a data channel between two who may use nothing else', async () => {
    const user = await identityClient(running.plane).createUser();
    const path = '/networkTraversal/:issueRelayConfiguration?api-version=2022-03-01-preview';
    const { body } = await signedRequest(running.plane.http, 'POST', path, {
      id: user.communicationUserId,
    });
    const bytes = 5 * MEGABYTE;
    const asked = JSON.stringify({ ...(body as RelayConfiguration), bytes });
    const { kind, setUpMs, received, ms } = await page.evaluate<Exchanged>(`exchange(${asked})`);
    expect(kind).toBe('relay');
    expect(received).toBeGreaterThanOrEqual(bytes);
    const rate = (received / MEGABYTE / (ms / 1_000)).toFixed(2);
    process.stderr.write(`relayed data channel: up in ${setUpMs.toFixed()} ms, ${rate} MB/s\n`);
  });
});
