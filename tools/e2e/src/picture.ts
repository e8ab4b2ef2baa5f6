import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from './stack.ts';

/** Where pictures go: what a test sees is kept of this run only, unless the documents want new ones. */
const folder = join(root, process.env['RENEW_PICTURES'] ? 'docs/images' : 'test-results/pictures');

/** Takes a picture for the documents, by the name of its file. `npm run pictures` renews them all. */
export async function takePicture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(folder, name) });
}
