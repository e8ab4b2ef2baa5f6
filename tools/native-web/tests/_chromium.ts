import { chromium } from '@playwright/test';
import type { Browser } from '@playwright/test';

/** Of the system, where the environment names it. */
export function openChromium(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'];
  return chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox'],
  });
}
