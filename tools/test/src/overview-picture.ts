import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

const PARTS = ['chat.png', 'call.png', 'console-overview.png', 'console-people.png'];
const SIZE = { width: 1_600, height: 1_000 };

/** Makes the picture at the top of the README of four others, side by side. */
export async function composeOverview(folder: string, executablePath: string): Promise<void> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: SIZE });
    await page.setContent(await layout(folder));
    await page.screenshot({ path: join(folder, 'overview.png') });
  } finally {
    await browser.close();
  }
}

async function layout(folder: string): Promise<string> {
  const parts = await Promise.all(PARTS.map((name) => readFile(join(folder, name), 'base64')));
  const images = parts.map((part) => `<img src="data:image/png;base64,${part}">`);
  return `<style>
    body { margin: 0; display: grid; grid: repeat(2, 484px) / repeat(2, 1fr); gap: 16px; padding: 8px; background: #e9ecef }
    img { width: 100%; height: 100%; object-fit: cover; object-position: top left; border-radius: 12px }
  </style>${images.join('')}`;
}
