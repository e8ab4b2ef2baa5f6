import { expect } from '@playwright/test';
import { expectAccessible, test } from '@switchboard/e2e';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { beRefused, open, signIn } from './_console.ts';

const rows = (page: Page) => page.getByRole('table').getByRole('rowheader');

async function openAudit(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const dana = await signIn(browser, 'dana', options);
  await open(dana, 'Audit');
  await expect(rows(dana).first()).toBeVisible();
  return dana;
}

// The audit of a fresh stack has nothing to tell yet.
test.beforeAll(async ({ browser }) => beRefused(await signIn(browser, 'alice'), 1));

test('entries are found by action, by whom, about whom and time, and the address tells', async ({
  browser,
}) => {
  const dana = await openAudit(browser);
  await dana.getByRole('combobox', { name: 'Action' }).click();
  await dana.getByRole('option', { name: 'Audit', exact: true }).click();
  await expect(dana).toHaveURL(/action=audit\./);
  await expect(rows(dana).first()).toContainText('Audit log viewed');

  await dana.getByRole('button', { name: 'More filters' }).click();
  await dana.getByRole('combobox', { name: 'Actor' }).fill('Ali');
  await dana.getByRole('option', { name: 'Alice' }).click();
  await expect(dana).toHaveURL(/actor=usr_/);
  await expect(rows(dana).first()).toContainText('Audit log viewed');
  await dana.getByLabel('From').fill('2020-01-01T08:30');
  await expect(dana).toHaveURL(/from=2020-01-01T07%3A30%3A00.000Z/);
  await expect(rows(dana).first()).toContainText('Audit log viewed');
  await dana.getByLabel('To', { exact: true }).fill('2019-01-01T00:00');
  await expect(dana.getByText('Must be later than the start time.')).toBeVisible();
  await expect(dana.getByRole('heading', { name: 'No results' })).toBeVisible();

  // What is sent to somebody else opens as it was.
  await dana.reload();
  await expect(dana.getByLabel('From')).toHaveValue('2020-01-01T08:30');
  await expect(dana.getByRole('combobox', { name: 'Action' })).toHaveValue('Audit');
  await dana.getByRole('button', { name: 'Clear filters' }).click();
  await expect(dana).toHaveURL(/audit$/);
  await expect(dana.getByLabel('From')).toHaveValue('');
  await expect(rows(dana).first()).toBeVisible();
  await dana.getByRole('combobox', { name: 'Target' }).fill('Bob');
  await dana.getByRole('option', { name: 'Bob' }).click();
  await expect(dana).toHaveURL(/subject=usr_/);
});

test('what is taken away is what is looked at', async ({ browser }) => {
  const dana = await openAudit(browser);
  await dana.goto(`${dana.url()}?action=audit.&outcome=refused&from=2020-01-01T00:00:00.000Z`);
  await expect(rows(dana).first()).toBeVisible();
  const asked = dana.waitForRequest(/\/api\/export\/audit/);
  const arriving = dana.waitForEvent('download');
  await dana.getByRole('button', { name: 'Export CSV' }).click();
  expect((await asked).url()).toMatch(/action=audit\.&outcome=refused&from=2020/);
  expect((await arriving).suggestedFilename()).toBe('audit.csv');
  await expect(dana.getByText('audit.csv was downloaded.')).toBeVisible();
});

test('who follows sees entries as they are written, and can hold them still', async ({
  browser,
}) => {
  const alice = await signIn(browser, 'alice');
  const dana = await openAudit(browser);
  await dana.getByRole('combobox', { name: 'Result' }).click();
  await dana.getByRole('option', { name: 'refused' }).click();
  await expect(dana).toHaveURL(/outcome=refused/);
  await expect(dana.getByRole('row').filter({ hasText: 'done' })).toHaveCount(0);
  const before = await rows(dana).count();

  const follow = dana.getByRole('switch', { name: 'Live updates' });
  await follow.focus();
  await dana.keyboard.press('Space');
  await expect(dana.getByText('New entries appear automatically.')).toBeVisible();
  await beRefused(alice, 2);
  await expect(rows(dana)).toHaveCount(before + 2);
  await expect(dana.getByRole('row').nth(1)).toContainText('Alice');
  await expect(dana.getByRole('status').filter({ hasText: '2 new entries' })).toBeVisible();
  await expectAccessible(dana);

  await dana.keyboard.press('Space');
  await expect(dana.getByText('New entries appear automatically.')).toHaveCount(0);
  await beRefused(alice, 1);
  // Once this is told, the entry would have been told as well.
  await expect(rows(dana)).toHaveCount(before + 2);
  await dana.keyboard.press('Space');
  await expect(rows(dana)).toHaveCount(before + 3);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every filter of the audit is accessible, ${colorScheme}`, async ({ browser }) => {
    const dana = await openAudit(browser, { colorScheme });
    await dana.getByRole('button', { name: 'More filters' }).click();
    await expect(dana.getByLabel('To', { exact: true })).toBeVisible();
    await expectAccessible(dana);
    await dana.getByRole('combobox', { name: 'Action' }).click();
    await expect(dana.getByRole('option', { name: 'Token issued' }).first()).toBeVisible();
    await expectAccessible(dana);
  });
}

test('on a phone and in Chinese every filter fits', async ({ browser }) => {
  const dana = await signIn(browser, 'dana', {
    locale: 'zh-CN',
    viewport: { width: 375, height: 667 },
  });
  await dana.goto(`${new URL(dana.url()).origin}/audit`);
  await dana.getByRole('button', { name: '更多筛选' }).click();
  await expect(dana.getByLabel('结束时间')).toBeVisible();
  await expect(rows(dana).first()).toBeVisible();
  expect(await dana.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  await expectAccessible(dana);
});
