import { expect } from '@playwright/test';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { signInAt, stack } from '@switchboard/e2e';

/** Every picture of the room is computed: where nobody measures it, a small window will do. */
export const SMALL = { viewport: { width: 480, height: 640 }, reducedMotion: 'reduce' } as const;

export const url = (): string => stack().apps['networking'].url;

/** A demo person among their spaces, in a browser context of their own. */
export function signIn(
  browser: Browser,
  login: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const arrived = (page: Page): Promise<void> =>
    expect(page.getByRole('heading', { level: 1, name: /^(Spaces|空间)$/ })).toBeVisible();
  return signInAt(browser, { url: url(), login, arrived }, options);
}

export async function createSpace(page: Page, name: string, people: string[]): Promise<void> {
  await page.getByRole('button', { name: 'New space' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  for (const person of people) {
    await page.getByLabel('Search by name').fill(person);
    await page.getByRole('checkbox', { name: person }).check();
  }
  await page.getByRole('button', { name: 'Create space' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

export async function enterSpace(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** What the page says of somebody who is in the space, or may be. */
export function personIn(page: Page, name: string) {
  return page.getByRole('list', { name: 'People' }).getByRole('listitem').filter({ hasText: name });
}

export const tab = (page: Page, name: string): Promise<void> =>
  page.getByRole('tab', { name }).click();

/** Where a thing is, as the page says it in words. */
export function placeOf(page: Page, thing: string) {
  return page.getByRole('listitem').filter({ hasText: thing }).locator('[data-thing]');
}
