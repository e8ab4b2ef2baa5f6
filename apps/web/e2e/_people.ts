import { expect } from '@playwright/test';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { signInAt, stack } from '@switchboard/e2e';

/** A demo person in the chat, in a browser context of their own. */
export function signIn(
  browser: Browser,
  login: string,
  options: BrowserContextOptions = {},
  prepare?: (page: Page) => Promise<void>,
): Promise<Page> {
  const arrived = async (page: Page): Promise<void> => {
    await page.waitForURL('**/chat');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  };
  const url = stack().apps.web.url;
  return signInAt(browser, { url, login, arrived, ...(prepare && { prepare }) }, options);
}

export async function startThread(
  page: Page,
  names: readonly string[],
  topic: string,
): Promise<void> {
  await page.getByRole('button', { name: 'New conversation' }).first().click();
  for (const name of names) await choosePerson(page, name);
  await page.getByRole('textbox', { name: 'Topic' }).fill(topic);
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('heading', { level: 2, name: topic })).toBeVisible();
}

/** Finds somebody in the directory, wherever people are chosen. */
export async function choosePerson(page: Page, name: string): Promise<void> {
  await page.getByLabel('Search by name').fill(name);
  await page.getByRole('checkbox', { name }).check();
}

export async function openThread(page: Page, topic: string): Promise<void> {
  await page.getByRole('link', { name: topic }).click();
  await expect(page.getByRole('heading', { level: 2, name: topic })).toBeVisible();
}

export async function say(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Write a message' }).fill(text);
  await page.keyboard.press('Enter');
}

/** The messages and lines of the open thread. */
export const feed = (page: Page) => page.getByRole('feed', { name: 'Messages' });

/** Says yes to a question, and to no other dialog that has a button of the same name. */
export async function confirm(page: Page, action: string, question = action): Promise<void> {
  await page.getByRole('dialog', { name: question }).getByRole('button', { name: action }).click();
}
