import { expect } from '@playwright/test';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { expectAccessible, signInAt, stack, test } from '@switchboard/e2e';

const url = () => stack().apps['networking'].url;

function signIn(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const arrived = (page: Page): Promise<void> =>
    expect(page.getByText(/You are signed in as Alice|你已以 Alice 的身份登录/)).toBeVisible();
  return signInAt(browser, { url: url(), login: 'alice', arrived }, options);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`somebody signs in and sees as whom, ${colorScheme}`, async ({ browser }) => {
    const stranger = await (await browser.newContext({ colorScheme })).newPage();
    await stranger.goto(url());
    await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('Spaces');
    await expectAccessible(stranger);

    const alice = await signIn(browser, { colorScheme });
    await expect(alice).toHaveTitle('Spaces');
    await expectAccessible(alice);
  });
}

test('the same in Chinese, and out again', async ({ browser }) => {
  const alice = await signIn(browser, { locale: 'zh-CN' });
  await expect(alice.getByRole('heading', { level: 1, name: '欢迎' })).toBeVisible();
  await alice.getByRole('button', { name: 'Alice 的账户' }).click();
  await alice.getByRole('menuitem', { name: '退出登录' }).click();
  // The identity provider asks once more.
  await alice.getByRole('button', { name: '退出登录' }).click();
  await expect(alice.getByRole('link', { name: '登录' })).toBeVisible();
});
