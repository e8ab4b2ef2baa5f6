import { expect } from '@playwright/test';
import {
  expectAccessible,
  forgetSignIn,
  stack,
  test,
  untilConnected,
  TOLD_MS,
} from '@switchboard/e2e';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { feed, openThread, say, startThread } from './_people.ts';

/** A browser with a sign-in of its own: one that others come back with must not end here. */
async function signInAnew(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(stack().apps.web.url);
  await page.getByRole('link', { name: /Sign in|登录/ }).click();
  await page.locator('button[value="carla"]').click();
  await page.waitForURL('**/chat');
  await untilConnected(page);
  return page;
}

async function openDevices(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Account of|.* 的账户$)/ }).click();
  await page.getByRole('menuitem', { name: /^(Devices|设备)$/ }).click();
}

const dialog = (page: Page) => page.getByRole('dialog', { name: /^(Devices|设备)$/ });
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

test('one device is signed out from another, and says so at once', async ({ browser }) => {
  const here = await signInAnew(browser);
  const there = await signInAnew(browser, { userAgent: FIREFOX });
  await startThread(here, ['Alice'], 'Devices');
  await openDevices(here);
  const row = dialog(here).getByRole('listitem').filter({ hasText: 'Firefox on Linux' });
  await expect(row).toContainText('Web app · Signed in');
  await expect(row).not.toContainText('This device');
  await expect(dialog(here).getByText('This device')).toHaveCount(1);
  await expectAccessible(here);

  await row.getByRole('button', { name: 'Sign out Firefox on Linux' }).click();
  await expect(there.getByText('You are signed out on this device.')).toBeVisible({
    timeout: TOLD_MS,
  });
  await expectAccessible(there);
  await expect(row).toHaveCount(0);
  await expect(dialog(here).getByText('This device')).toHaveCount(1);
  const names = (await there.context().cookies()).map(({ name }) => name);
  expect(names.filter((name) => name.startsWith('switchboard'))).toEqual([]);

  // Here everything goes on, with another token.
  await here.keyboard.press('Escape');
  await openThread(here, 'Devices');
  await say(here, 'Still here');
  await expect(feed(here)).toContainText('Still here');
  await expect(here.getByText(/access to calls has expired/)).toHaveCount(0);
  await untilConnected(here);
});

test('all other devices are signed out at once, in Chinese on a phone', async ({ browser }) => {
  const phone = { locale: 'zh-CN', viewport: { width: 375, height: 667 }, hasTouch: true };
  const here = await signInAnew(browser, phone);
  const there = await signInAnew(browser, { userAgent: FIREFOX });
  await openDevices(here);
  await expect(dialog(here).getByText('Linux 上的 Firefox').first()).toBeVisible();
  expect(await here.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  await expectAccessible(here);
  await dialog(here).getByRole('button', { name: '退出所有其他设备' }).click();
  await expect(dialog(here).getByRole('listitem')).toHaveCount(1);
  forgetSignIn(stack().apps.web.url, 'carla');
  await expect(there.getByText('You are signed out on this device.')).toBeVisible();
});
