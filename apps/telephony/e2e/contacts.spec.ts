import { expect } from '@playwright/test';
import { askCarrier, expectAccessible, test } from '@switchboard/e2e';
import type { Page } from '@playwright/test';
import { conversationOf, open, ourNumber, removeContact, signIn, url } from './_inbox.ts';

const HANDSET = '+12065550191';
const LISTED = ['+12065550120', '+12065550121'];

async function save(alice: Page, name: string, number?: string): Promise<void> {
  const dialog = alice.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  if (number) await dialog.getByRole('textbox', { name: 'Phone number' }).fill(number);
  await dialog.getByRole('button', { name: 'Save' }).click();
}

test('a contact is added, named anew and deleted, and the team sees it at once', async ({
  browser,
}) => {
  const ours = await ourNumber(browser);
  const [alice, bob] = await Promise.all([signIn(browser, 'alice'), signIn(browser, 'bob')]);
  await removeContact('alice', HANDSET);
  const thread = await conversationOf('alice', ours, HANDSET);
  await askCarrier('POST', '/handsets', { phoneNumber: HANDSET });
  await askCarrier('POST', `/handsets/${HANDSET}/messages`, { to: ours, text: 'Hello there' });
  await bob.goto(url() + thread);
  const heading = bob.getByRole('heading', { level: 2 });
  const item = bob.locator(`nav a[href="${thread}"]`);
  await expect(item).toContainText('+1 206 555 0191');
  await expect(item).toContainText('Hello there');

  await open(alice, 'Contacts');
  await alice.getByRole('button', { name: 'Add contact' }).click();
  await save(alice, 'Ada Lovelace', '+1 206 555 0191');
  const rows = alice.getByRole('table').getByRole('rowheader');
  await expect(rows.filter({ hasText: 'Ada Lovelace' })).toBeVisible();
  await expect(heading).toHaveText('Ada Lovelace');
  await expect(item).toContainText('Ada Lovelace');

  await alice.getByRole('button', { name: 'Add contact' }).click();
  await save(alice, 'Somebody else', HANDSET);
  await expect(alice.getByRole('dialog').getByRole('alert')).toContainText(
    'there is a contact with this number',
  );
  await expectAccessible(alice);
  await alice.keyboard.press('Escape');

  await alice.getByRole('button', { name: 'Edit Ada Lovelace' }).click();
  await save(alice, 'Ada King');
  await expect(rows.filter({ hasText: 'Ada King' })).toBeVisible();
  await expect(heading).toHaveText('Ada King');
  await expect(bob).toHaveTitle(/Ada King – Telephony/);

  await alice.getByRole('button', { name: 'Delete Ada King' }).click();
  await alice.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(rows.filter({ hasText: 'Ada King' })).toHaveCount(0);
  await expect(bob.getByText('This conversation was deleted')).toBeVisible();
  await expect(item).toHaveCount(0);
});

test('a list of contacts is imported, and what is no number of it left out', async ({
  browser,
}) => {
  const alice = await signIn(browser, 'alice', { colorScheme: 'dark' });
  await Promise.all(LISTED.map((number) => removeContact('alice', number)));
  await open(alice, 'Contacts');
  await alice.getByRole('button', { name: 'Import list' }).click();
  const csv = `phone,name\n${LISTED[0]},Grace Hopper\n12,Nobody\n${LISTED[1]},Alan Turing\n`;
  await alice.locator('input[type=file]').setInputFiles({
    ...{ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) },
  });
  await alice.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(alice.getByText('2 contacts added, 0 contacts updated.')).toBeVisible();
  await expect(alice.getByRole('region', { name: 'Rows that were left out' })).toContainText(
    'Row 3: write it with + and the country code',
  );
  await expectAccessible(alice);
  await alice.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  await alice.getByRole('searchbox', { name: 'Search names and numbers' }).fill('grace h');
  const rows = alice.getByRole('table').getByRole('rowheader');
  await expect(rows).toHaveText(['Grace Hopper']);
});
