import { expect } from '@playwright/test';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { signInAt, stack } from '@switchboard/e2e';

export const url = (): string => stack().apps['telephony'].url;

/** A demo person at the inbox, in a browser context of their own. */
export function signIn(
  browser: Browser,
  login: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const arrived = (page: Page): Promise<void> =>
    expect(page.getByRole('heading', { level: 1, name: /^(Inbox|收件箱)$/ })).toBeVisible();
  return signInAt(browser, { url: url(), login, arrived }, options);
}
