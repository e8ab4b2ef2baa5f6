import { expect } from '@playwright/test';
import type { Browser, Locator, Page } from '@playwright/test';
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

const ANSWER = { name: /^Answer( with audio only)?$/ };

function signInToWeb(browser: Browser, login: string): Promise<Page> {
  const arrived = (page: Page): Promise<void> => page.waitForURL('**/chat');
  return signInAt(browser, { url: stack().apps.web.url, login, arrived });
}

test('a call to a number rings whom an admin has chosen, and the team sees who took it', async ({
  browser,
}) => {
  // Whoever has been in the web app has an identity by which they are rung.
  const atWork = await signInToWeb(browser, 'bob');
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
  await incoming.getByRole('button', ANSWER).click();
  await expect(latest(dana)).toContainText('In progress');
  await expect(latest(dana)).toContainText('Bob');
  await askCarrier('POST', `/handsets/${HANDSET}/telephone/hang-up`);
  await expect(latest(dana)).toContainText('Answered');
  await expect(latest(dana)).toContainText(/\d:\d\d/);
});

test('a call for two people rings the second when the first is not there', async ({ browser }) => {
  const [away, atWork] = [await signInToWeb(browser, 'alice'), await signInToWeb(browser, 'bob')];
  await away.context().close();
  const number = await buyNumber('425', 'inbound+outbound');
  await Promise.all(['alice', 'bob'].map((login) => signIn(browser, login)));
  const dana = await signIn(browser, 'dana');
  const asking = await ask('dana');
  await asking('numbers.put', { ours: number, label: 'Team', verification: 'verified' });
  await open(dana, 'Calls');
  const people = await asking<{ items: { id: string; name: string }[] }>('inbox.colleagues', {});
  const personIds = ['Alice', 'Bob'].map(
    (name) => people.items.find((one) => one.name.startsWith(name))?.id,
  );
  const steps = [{ kind: 'in-turn', personIds, seconds: 5 }];
  const route = { timeZone: 'UTC', hours: [], holidays: [], open: [], closed: steps };
  await asking('calls.putRoute', { ours: number, route });
  await askCarrier('POST', '/handsets', { phoneNumber: HANDSET });

  await dial(number);
  const incoming = atWork.getByTestId('incoming-call');
  await incoming.getByRole('button', ANSWER).click();
  await expect(latest(dana)).toContainText('In progress');
  await expect(latest(dana)).toContainText('Bob');
  await atWork.getByRole('button', { name: 'Leave' }).click();
  await expect(latest(dana)).toContainText('Answered');
});
