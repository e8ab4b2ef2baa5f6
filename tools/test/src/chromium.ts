import { existsSync } from 'node:fs';
import { install, mayInstall } from './debian.ts';

const DEBIAN = '/usr/bin/chromium';
const PLACES = [
  DEBIAN,
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const FONTS = ['fonts-noto-cjk', 'fonts-noto-color-emoji'];

/**
 * A Chromium of this machine: one that is there, or Debian's when we may install it.
 *
 * @throws Error saying what to do
 */
export function findChromium(): string {
  const named = process.env['CHROMIUM_PATH'];
  const found = [named, ...PLACES].find((path) => path && existsSync(path));
  if (found) return found;
  if (!mayInstall) {
    throw new Error(
      'The browser tests need Chromium or Chrome. Install it, or name it with CHROMIUM_PATH.',
    );
  }
  install(['chromium', ...FONTS]);
  return DEBIAN;
}
