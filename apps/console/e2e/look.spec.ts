import { expect } from '@playwright/test';
import { expectAccessible, stack, test } from '@switchboard/e2e';
import { beRefused, open, showOrphans, signIn } from './_console.ts';

// The audit of a fresh stack has nothing to tell yet.
test.beforeAll(async ({ browser }) => beRefused(await signIn(browser, 'alice'), 1));

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every page is accessible, ${colorScheme}`, async ({ browser }) => {
    const stranger = await (await browser.newContext({ colorScheme })).newPage();
    await stranger.goto(`${stack().apps.console.url}/?problem=failed`);
    await expectAccessible(stranger);

    await expectAccessible(await signIn(browser, 'alice', { colorScheme }));

    const dana = await signIn(browser, 'dana', { colorScheme });
    await open(dana, 'Ledger');
    await expect(dana.getByText('No unassigned identities')).toBeVisible();
    await expectAccessible(dana);
    await showOrphans(dana);
    await dana.reload();
    await expect(dana.getByRole('rowheader')).toHaveCount(4);
    await expectAccessible(dana);

    await open(dana, 'Audit');
    await expect(dana.getByRole('rowheader').first()).toBeVisible();
    await expectAccessible(dana);
    await dana.getByRole('button', { name: 'Columns' }).click();
    await expect(dana.getByRole('menuitemcheckbox').first()).toBeVisible();
    await expectAccessible(dana);
    await dana.keyboard.press('Escape');
    await dana.getByRole('combobox', { name: 'Person' }).click();
    await expect(dana.getByRole('option', { name: 'Bob' })).toBeVisible();
    await expectAccessible(dana);
    await dana.keyboard.press('Escape');
    await dana.getByRole('button', { name: 'Account of Dana' }).click();
    await expectAccessible(dana);
  });
}

test('the scheme that is chosen goes before that of the system', async ({ browser }) => {
  const dana = await signIn(browser, 'dana', { colorScheme: 'light' });
  const side = dana.getByRole('complementary');
  const ground = () => side.evaluate((element) => getComputedStyle(element).backgroundColor);
  const light = await ground();
  await dana.getByRole('button', { name: 'Account of Dana' }).click();
  await dana.getByRole('menuitemradio', { name: 'Dark' }).click();
  await expect.poll(ground).not.toBe(light);
  await expectAccessible(dana);
});

test('while it reads, a table is the shape of what will be there', async ({ browser }) => {
  const dana = await signIn(browser, 'dana');
  await open(dana, 'Ledger');
  const held = Promise.withResolvers<void>();
  await dana.route('**/api/trpc/*ledger*', async (route) => {
    await held.promise;
    await route.continue();
  });
  await dana.reload();
  await expect(dana.getByRole('table')).toHaveAttribute('aria-busy', 'true');
  await expectAccessible(dana);
  held.resolve();
  await expect(dana.getByText('No unassigned identities')).toBeVisible();
});

test('on a phone rows are cards, and the pages come out of the side', async ({ browser }) => {
  const dana = await signIn(browser, 'dana', {
    viewport: { width: 375, height: 667 },
    hasTouch: true,
  });
  await dana.getByRole('button', { name: 'Open menu' }).click();
  await open(dana, 'People');
  await dana.getByRole('combobox', { name: 'Sort' }).selectOption('Name, descending');
  await expect(dana.getByRole('rowheader').last()).toContainText('Alice');
  await dana.getByRole('button', { name: 'Open menu' }).click();
  await open(dana, 'Ledger');
  await showOrphans(dana);
  await dana.reload();
  await expect(dana.getByRole('rowheader')).toHaveCount(4);
  await expect(dana.getByRole('columnheader')).toHaveCount(0);
  await expectAccessible(dana);
  await expect(dana.getByRole('navigation', { name: 'Pages' })).toHaveCount(0);
  await dana.getByRole('button', { name: 'Open menu' }).click();
  await expectAccessible(dana);
  await open(dana, 'Audit');
  await expect(dana.getByRole('dialog')).toHaveCount(0);
  await expect(dana.getByRole('rowheader').first()).toBeVisible();
  expect(await dana.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  await expectAccessible(dana);
});

test('the same in Chinese, and the choice is remembered', async ({ browser }) => {
  const dana = await signIn(browser, 'dana', { locale: 'zh-CN' });
  await open(dana, '身份台账');
  await expect(dana.getByText('没有未分配的身份')).toBeVisible();
  await expect(dana).toHaveTitle('身份台账 – 控制台');
  await open(dana, '审计');
  await dana.getByRole('button', { name: 'Dana 的账户' }).click();
  await dana.getByRole('menuitemradio', { name: 'English' }).click();
  await expect(dana.getByRole('heading', { level: 1, name: 'Audit' })).toBeVisible();
  await dana.reload();
  await expect(dana).toHaveTitle('Audit – Console');
});

test('by keyboard alone', async ({ browser }) => {
  const dana = await signIn(browser, 'dana');
  await open(dana, 'Ledger');
  await dana.reload();
  await expect(dana.getByText('No unassigned identities')).toBeVisible();
  await dana.keyboard.press('Tab');
  await expect(dana.getByRole('link', { name: 'Skip to main content' })).toBeFocused();
  await dana.keyboard.press('Tab');
  await expect(dana.getByRole('link', { name: 'Overview' })).toBeFocused();
  await dana.keyboard.press('Tab');
  await expect(dana.getByRole('link', { name: 'People' })).toBeFocused();
  await dana.keyboard.press('Tab');
  await expect(dana.getByRole('link', { name: 'Ledger' })).toBeFocused();
  await expect(dana.getByRole('link', { name: 'Ledger' })).toHaveAttribute('aria-current', 'page');
  await dana.keyboard.press('Tab');
  await expect(dana.getByRole('link', { name: 'Access' })).toBeFocused();
  await dana.keyboard.press('Tab');
  await dana.keyboard.press('Enter');
  await expect(dana.getByRole('heading', { level: 1, name: 'Audit' })).toBeVisible();
  await expect(dana.getByRole('rowheader').first()).toBeVisible();

  await dana.getByRole('button', { name: 'Check integrity' }).focus();
  await dana.keyboard.press('Tab');
  await expect(dana.getByRole('switch', { name: 'Live updates' })).toBeFocused();
  await dana.keyboard.press('Tab');
  await expect(dana.getByRole('combobox', { name: 'Person' })).toBeFocused();
  await dana.keyboard.type('Alice');
  await expect(dana.getByRole('option', { name: 'Alice' })).toBeVisible();
  await dana.keyboard.press('ArrowDown');
  await dana.keyboard.press('Enter');
  await expect(dana).toHaveURL(/person=usr_/);
  await dana.getByRole('button', { name: 'Columns' }).focus();
  await dana.keyboard.press('Enter');
  await expect(dana.getByRole('menuitemcheckbox', { name: 'Time' })).toBeFocused();
  await dana.keyboard.press('Space');
  await expect(dana.getByRole('columnheader', { name: 'Time' })).toHaveCount(0);
  await dana.keyboard.press('Escape');
  await expect(dana.getByRole('button', { name: 'Columns' })).toBeFocused();
});
