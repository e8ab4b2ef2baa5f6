import { expect } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { askAs, buyNumber, expectAccessible, releaseNumber, stack, test } from '@switchboard/e2e';
import { arrive, ended, leave } from './_calls.ts';
import { signIn } from './_people.ts';

const HANDSET = '+1 425 555 0123';

const label = { name: '', route: 'none' } as const;
let ours: string | undefined;

test.afterEach(leave);
test.afterEach(async () => {
  if (ours === undefined) return;
  // Whoever gets the number next is to find nothing of this.
  const ask = await askAs(stack().apps.web.url, 'dana');
  await ask('numbers.describe', { ...label, number: ours, callerId: false });
  await releaseNumber(ours);
});

test('a number is dialled from one of ours; where phones are not set up, it says so', async ({
  browser,
}) => {
  const [alice, number] = await Promise.all([arrive(browser, 'alice'), numberForMembers(browser)]);
  await alice.getByRole('link', { name: /^Calls/ }).click();

  await openPad(alice);
  await expect(field(alice)).toBeFocused();
  await field(alice).pressSequentially('911');
  await expect(pad(alice).getByRole('alert')).toContainText('Use a mobile or landline phone.');
  await accessibleInBothSchemes(alice);
  await field(alice).fill('');
  for (const key of ['+', '1', '4']) await pad(alice).getByRole('button', { name: key }).click();
  await field(alice).press('End');
  await field(alice).pressSequentially('25555');
  await alice.keyboard.press('Enter');
  await expect(pad(alice).getByText('This isn’t a complete phone number.')).toBeVisible();
  await field(alice).pressSequentially('0123');
  await expect(field(alice)).toHaveValue(HANDSET);
  await pad(alice).getByLabel('Call from').selectOption(number);
  await alice.keyboard.press('Tab');
  await pad(alice).getByRole('button', { name: 'Call', exact: true }).press('Enter');

  await expect(ended(alice)).toContainText('Phone calls aren’t set up here.');
  await expect(ended(alice).getByRole('heading')).toHaveText(HANDSET);
  await expectAccessible(alice);
  // All else goes on as before.
  await ended(alice).getByRole('button', { name: 'Close' }).click();
  await expect(alice.getByRole('button', { name: 'Call a number' })).toBeEnabled();
});

const pad = (page: Page) => page.getByRole('dialog', { name: 'Call a number' });
const field = (page: Page) => pad(page).getByRole('textbox', { name: 'Phone number' });

async function openPad(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Call a number' }).click();
  await expect(pad(page)).toBeVisible();
}

/** A number that everybody may call from, because Dana says so. */
async function numberForMembers(browser: Browser): Promise<string> {
  const [number] = await Promise.all([
    buyNumber('425', 'inbound+outbound'),
    signIn(browser, 'dana'),
  ]);
  ours = number;
  const ask = await askAs(stack().apps.web.url, 'dana');
  await ask('numbers.describe', { ...label, number, name: 'Support', callerId: true });
  return number;
}

async function accessibleInBothSchemes(page: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
}
