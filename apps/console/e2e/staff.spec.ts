import { expect } from '@playwright/test';
import { stack, test } from '@switchboard/e2e';
import { beRefused, open, signIn } from './_console.ts';

test('who does not run the platform is told so, and let out', async ({ browser }) => {
  const alice = await signIn(browser, 'alice');
  await expect(alice.getByText('You are signed in as Alice (member).')).toBeVisible();
  await expect(alice.getByRole('navigation')).toHaveCount(0);
  await alice.goto(`${stack().apps.console.url}/audit`);
  await expect(alice.getByRole('button', { name: 'Sign out' })).toBeVisible();
  const refused = alice.waitForResponse(/audit\.list/);
  await beRefused(alice, 1);
  expect((await refused).status()).toBe(403);
});

test('signing out leads back to the front door', async ({ browser }) => {
  const bob = await signIn(browser, 'bob');
  await bob.getByRole('button', { name: 'Sign out' }).click();
  await bob.getByRole('button', { name: 'Sign out' }).click();
  await expect(bob.getByRole('link', { name: 'Sign in' })).toBeVisible();
  await bob.goto(`${stack().apps.console.url}/ledger`);
  await expect(bob.getByRole('heading', { name: 'Choose an account' })).toBeVisible();
});

test('a link to a page leads there, by way of signing in', async ({ browser }) => {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${stack().apps.console.url}/audit?outcome=refused`);
  await page.locator('button[value="dana"]').click();
  await page.waitForURL('**/audit?outcome=refused');
  await expect(page.getByRole('heading', { level: 1, name: 'Audit' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Result' })).toHaveValue('refused');
});

test('one is in both apps at once, signed in to each', async ({ browser }) => {
  const page = await signIn(browser, 'dana');
  await page.goto(stack().apps.web.url);
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.waitForURL('**/chat');
  await page.goto(`${stack().apps.console.url}/audit`);
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  await page.goto(stack().apps.web.url);
  await page.waitForURL('**/chat');
});

test('the audit tells who did what, and finds it again', async ({ browser }) => {
  const alice = await signIn(browser, 'alice');
  for (let part = 0; part < 3; part++) await beRefused(alice, 18);
  const dana = await signIn(browser, 'dana');
  await open(dana, 'Audit');
  await dana.getByRole('combobox', { name: 'Result' }).click();
  await dana.getByRole('option', { name: 'refused' }).click();
  await expect(dana).toHaveURL(/outcome=refused/);
  const table = dana.getByRole('table', { name: 'Audit entries, newest first' });
  const newest = table.getByRole('row').nth(1);
  await expect(newest.getByRole('rowheader')).toContainText('Audit log viewed');
  await expect(newest).toContainText('Alice');
  await expect(newest).toContainText('not-allowed');

  await dana.getByRole('button', { name: 'Older' }).click();
  await expect(dana.getByText('Page 2', { exact: true })).toBeVisible();
  await expect(table).not.toHaveAttribute('data-busy');
  await dana.getByRole('button', { name: 'Newer' }).click();
  await expect(dana.getByText('Page 1', { exact: true })).toBeVisible();

  await dana.getByRole('combobox', { name: 'Person' }).fill('Dan');
  await dana.getByRole('option', { name: 'Dana' }).click();
  await expect(dana.getByRole('heading', { name: 'No results' })).toBeVisible();
  await dana.getByRole('button', { name: 'Clear filters' }).click();
  await expect(dana).toHaveURL(/audit$/);
  await table.getByRole('button', { name: 'Alice' }).first().click();
  await expect(dana).toHaveURL(/person=usr_/);

  await dana.getByRole('button', { name: 'Check integrity' }).click();
  await expect(dana.getByText(/^No problems found in \d+ entries/)).toBeVisible();
});

test('the columns one chose are there the next time', async ({ browser }) => {
  const dana = await signIn(browser, 'dana');
  await open(dana, 'Audit');
  await expect(dana.getByRole('rowheader').first()).toBeVisible();
  await dana.getByRole('button', { name: 'Columns' }).click();
  await dana.getByRole('menuitemcheckbox', { name: 'Request' }).click();
  await expect(dana.getByRole('columnheader', { name: 'Request' })).toBeVisible();
  await dana.reload();
  await expect(dana.getByRole('columnheader', { name: 'Request' })).toBeVisible();
});

test('without a network the page says so, and goes on by itself', async ({ browser }) => {
  const dana = await signIn(browser, 'dana');
  await dana.context().setOffline(true);
  await expect(dana.getByText('You’re offline. The data shown may be out of date.')).toBeVisible();
  await dana.context().setOffline(false);
  await expect(dana.getByText('You’re offline.')).toHaveCount(0);
});
