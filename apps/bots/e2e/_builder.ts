import { expect } from '@playwright/test';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { signInAt, stack } from '@switchboard/e2e';

export const url = (): string => stack().apps['bots'].url;

/** A demo person at the bots: Dana is an admin, the others have no business there. */
export function signIn(
  browser: Browser,
  login: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const arrived = async (page: Page): Promise<void> => {
    const first = page.getByRole('heading', { name: /^(Conversations|对话|This is for staff)$/ });
    await expect(first).toBeVisible();
  };
  return signInAt(browser, { url: url(), login, arrived }, options);
}

/** A page by its name in the navigation. */
export async function open(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** A part of the reception: its flow, trying it, its tests. */
export async function openReception(page: Page, part: 'Flow' | 'Try it' | 'Tests'): Promise<void> {
  await open(page, 'Bots');
  const card = page.getByRole('region', { name: 'Reception' });
  await card.getByRole('link', { name: part }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Reception' })).toBeVisible();
}

/** Another part of the same bot; what was written stays. */
export async function goTo(page: Page, part: 'Flow' | 'Try it' | 'Tests'): Promise<void> {
  const parts = page.getByRole('navigation', { name: 'Parts of the bot' });
  await parts.getByRole('link', { name: part }).click();
  await expect(parts.getByRole('link', { name: part })).toHaveAttribute('aria-current', 'page');
}
