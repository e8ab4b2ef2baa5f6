import { expect } from '@playwright/test';
import { expectAccessible, forgetSignIn, test } from '@switchboard/e2e';
import { signIn, url } from './_inbox.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`somebody signs in and sees the inbox, ${colorScheme}`, async ({ browser }) => {
    const stranger = await (await browser.newContext({ colorScheme })).newPage();
    await stranger.goto(url());
    await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('Telephony');
    await expectAccessible(stranger);

    const alice = await signIn(browser, 'alice', { colorScheme });
    // How many are unread stands before it, if there are any.
    await expect(alice).toHaveTitle(/Inbox – Telephony$/);
    await expectAccessible(alice);
  });
}

test('the same in Chinese, and out again', async ({ browser }) => {
  const alice = await signIn(browser, 'alice', { locale: 'zh-CN' });
  await alice.getByRole('button', { name: 'Alice 的账户' }).click();
  await alice.getByRole('menuitem', { name: '退出登录' }).click();
  // The identity provider asks once more.
  await alice.getByRole('button', { name: '退出登录' }).click();
  await expect(alice.getByRole('link', { name: '登录' })).toBeVisible();
  forgetSignIn(url(), 'alice');
});
