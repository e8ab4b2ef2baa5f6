import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { findChromium } from './chromium.ts';
import { composeOverview } from './overview-picture.ts';

/** `npm run pictures`: takes the pictures in docs/images anew. Tests never write there. */
const root = resolve(import.meta.dirname, '../../..');
const chromium = findChromium();
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/@playwright/test/cli.js'),
    'test',
    ...['--config', join(root, 'tools/e2e/playwright.config.ts')],
    // One after the other over one stack: what is on a picture is what those before it did.
    ...['--grep', '@picture', '--workers', '1'],
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, CHROMIUM_PATH: chromium, RENEW_PICTURES: '1' },
  },
);
if (status === 0) await composeOverview(join(root, 'docs/images'), chromium);
process.exit(status ?? 1);
