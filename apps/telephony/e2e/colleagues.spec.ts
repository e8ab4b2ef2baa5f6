import { expect } from '@playwright/test';
import { expectAccessible, test } from '@switchboard/e2e';
import { conversationOf, ourNumber, signIn, url } from './_inbox.ts';

const THEIRS = '+12065550193';

test('a note and who takes care of it are before a colleague at once', async ({ browser }) => {
  const ours = await ourNumber(browser);
  const [alice, bob] = await Promise.all([signIn(browser, 'alice'), signIn(browser, 'bob')]);
  const thread = await conversationOf('alice', ours, THEIRS);
  await Promise.all([alice.goto(url() + thread), bob.goto(url() + thread)]);

  await alice.getByText('Note', { exact: true }).click();
  await alice.getByRole('textbox', { name: 'Note for your team' }).fill('Prefers the window');
  await alice.keyboard.press('Enter');
  await expect(bob.getByRole('log')).toContainText('Prefers the window');
  await expect(bob.getByRole('log')).toContainText('Note by Alice');
  await expect(bob.getByRole('button', { name: 'Delete note' })).toHaveCount(0);

  const mine = bob.locator(`nav a[href="${thread}"]`);
  await bob.getByText('Mine', { exact: true }).click();
  await expect(mine).toHaveCount(0);
  await alice.getByRole('button', { name: 'Assign' }).click();
  await alice.getByRole('menuitem', { name: 'Bob' }).click();
  await expect(mine).toContainText('Assigned to Bob');
  await expect(bob.getByRole('button', { name: 'Assigned to Bob. Change' })).toBeVisible();
  await expectAccessible(bob);

  await alice.getByRole('button', { name: 'Delete note' }).click();
  await alice.getByRole('dialog').getByRole('button', { name: 'Delete note' }).click();
  await expect(bob.getByText('Prefers the window')).toHaveCount(0);
  await bob.getByRole('button', { name: 'Assigned to Bob. Change' }).click();
  await bob.getByRole('menuitem', { name: 'Remove assignment' }).click();
  await expect(mine).toHaveCount(0);
  await expect(alice.getByRole('button', { name: 'Assign', exact: true })).toBeVisible();
});
