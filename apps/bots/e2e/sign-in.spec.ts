import { expect } from '@playwright/test';
import { expectAccessible, forgetSignIn, test } from '@switchboard/e2e';
import { open, signIn, url } from './_builder.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`staff sign in and see conversations, ${colorScheme}`, async ({ browser }) => {
    const stranger = await (await browser.newContext({ colorScheme })).newPage();
    await stranger.goto(url());
    await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('Bots');
    await expectAccessible(stranger);

    const dana = await signIn(browser, 'dana', { colorScheme });
    await expect(dana).toHaveTitle('Conversations – Bots');
    await expectAccessible(dana);
    await open(dana, 'Bots');
    await expect(dana.getByRole('region', { name: 'Reception' })).toBeVisible();
    await expectAccessible(dana);
  });
}

test('who is no staff learns nothing of bots', async ({ browser }) => {
  const alice = await signIn(browser, 'alice');
  await expect(alice.getByText('Ask an admin for a role.', { exact: false })).toBeVisible();
  await expectAccessible(alice);
  await alice.goto(`${url()}/bots/reception`);
  await expect(alice.getByRole('heading', { name: 'This is for staff' })).toBeVisible();
});

test('the same in Chinese, and out again', async ({ browser }) => {
  const dana = await signIn(browser, 'dana', { locale: 'zh-CN' });
  await expect(dana.getByRole('heading', { level: 1, name: '对话' })).toBeVisible();
  await expectAccessible(dana);
  await dana.getByRole('button', { name: 'Dana 的账户' }).click();
  await dana.getByRole('menuitem', { name: '退出登录' }).click();
  // The identity provider asks once more.
  await dana.getByRole('button', { name: '退出登录' }).click();
  await expect(dana.getByRole('link', { name: '登录' })).toBeVisible();
  forgetSignIn(url(), 'dana');
});
