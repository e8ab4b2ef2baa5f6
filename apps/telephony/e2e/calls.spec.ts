import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { askCarrier, buyNumber, expectAccessible, signInAt, stack, test } from '@switchboard/e2e';
import { ask, open, signIn } from './_inbox.ts';

const HANDSET = '+12065550195';
const dial = (to: string) => askCarrier('POST', `/handsets/${HANDSET}/telephone/call`, { to });

/** Says that a number rings these people when it is open, which it always is, and nobody otherwise. */
async function ringPeople(admin: Page, number: string, names: readonly string[]): Promise<void> {
  const dialog = await openRoute(admin, number);
  for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'])
    await dialog.getByRole('textbox', { name: day }).fill('00:00-24:00');
  const people = dialog.getByRole('group', { name: 'When open' });
  await people.getByRole('combobox', { name: 'People' }).press('ArrowDown');
  for (const name of names) await admin.getByRole('option', { name }).click();
  await admin.keyboard.press('Tab');
  await people.getByRole('textbox', { name: 'Seconds each' }).fill('30');
  await expectAccessible(admin);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
}

async function openRoute(admin: Page, number: string): Promise<Locator> {
  await admin.getByRole('button', { name: 'Who answers' }).press('Enter');
  await admin.getByRole('menuitem', { name: new RegExp(`${number.slice(-4)}$`) }).press('Enter');
  return admin.getByRole('dialog');
}

/** The latest call from the handset. */
const latest = (page: Page): Locator =>
  page.getByRole('row').filter({ hasText: '+1 206 555 0195' }).first();

test('a call to a number rings whom an admin has chosen, and the team sees who took it', async ({
  browser,
}) => {
  // Whoever has been in the web app has an identity by which they are rung.
  const atWork = await signInAt(browser, {
    ...{ url: stack().apps.web.url, login: 'bob' },
    arrived: (page) => page.waitForURL('**/chat'),
  });
  const number = await buyNumber('425', 'inbound+outbound');
  await signIn(browser, 'bob');
  const dana = await signIn(browser, 'dana');
  await (
    await ask('dana')
  )('numbers.put', { ours: number, label: 'Desk', verification: 'verified' });
  await askCarrier('POST', '/handsets', { phoneNumber: HANDSET });
  await open(dana, 'Calls');
  await expectAccessible(dana);

  await dial(number);
  await expect(latest(dana)).toContainText('Busy');

  await ringPeople(dana, number, ['Bob']);
  await dial(number);
  const incoming = atWork.getByTestId('incoming-call');
  await expect(incoming).toBeVisible();
  await expect(latest(dana)).toContainText('Ringing');
  await incoming.getByRole('button', { name: /^Answer( with audio only)?$/ }).click();
  await expect(latest(dana)).toContainText('In progress');
  await expect(latest(dana)).toContainText('Bob');
  await askCarrier('POST', `/handsets/${HANDSET}/telephone/hang-up`);
  await expect(latest(dana)).toContainText('Answered');
  await expect(latest(dana)).toContainText(/\d:\d\d/);
});
