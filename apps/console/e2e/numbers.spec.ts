import { expect } from '@playwright/test';
import {
  advanceCarrier,
  askAs,
  delayOrders,
  expectAccessible,
  stack,
  takePicture,
  test,
} from '@switchboard/e2e';
import type { Page } from '@playwright/test';
import { open, signIn } from './_console.ts';

/** Of the clock of the phone network. */
const ORDER_MS = 60_000;

const rows = (page: Page) => page.getByRole('table').getByRole('rowheader');

async function choose(dana: Page, field: string, option: string | RegExp): Promise<void> {
  await dana.getByRole('combobox', { name: field }).click();
  await dana.getByRole('option', { name: option }).click();
}

async function act(dana: Page, action: string, number = ''): Promise<void> {
  await dana.getByRole('button', { name: `Actions for ${number}` }).click();
  await dana.getByRole('menuitem', { name: action }).click();
}

test('a number is found, bought, named and given back', async ({ browser }) => {
  const dana = await signIn(browser, 'dana');
  await open(dana, 'Numbers');
  await expect(dana.getByRole('heading', { name: 'No phone numbers yet' })).toBeVisible();
  await expectAccessible(dana);
  await dana.getByRole('tab', { name: 'Get numbers' }).click();
  await choose(dana, 'Country', 'United States');
  await choose(dana, 'Type', /^Local, \$1\.00 per month/);
  await choose(dana, 'Town', 'Bellevue, WA');
  await dana.getByLabel('Area code').selectOption('425');
  await expectAccessible(dana);
  await dana.getByRole('button', { name: 'Search' }).click();
  await expect(dana.getByText('$1.00 per month', { exact: true })).toBeVisible();
  await expect(dana).toHaveURL(/tab=get&search=nop_/);
  await dana.reload();
  await expectAccessible(dana);
  await dana.getByRole('button', { name: 'Buy 1 number for $1.00 per month' }).click();
  await expect(rows(dana)).toHaveText([/^\+1425555\d{4}$/]);
  await expect(dana.getByText('$1.00 of $50.00 each month')).toBeVisible();

  await act(dana, 'Edit name and use');
  const edit = dana.getByRole('dialog', { name: /^Edit \+1425/ });
  await edit.getByRole('textbox', { name: 'Name' }).fill('Support');
  await edit.getByLabel('Incoming').selectOption('Telephony app');
  await edit.getByRole('switch', { name: 'Members may call from this number' }).check();
  await edit.getByRole('button', { name: 'Save' }).click();
  await expect(dana.getByRole('cell', { name: 'Support' })).toBeVisible();
  await expect(dana.getByRole('cell', { name: 'Members' })).toBeVisible();
  await expectAccessible(dana);
  await takePicture(dana, 'console-numbers.png');

  await act(dana, 'Release');
  const release = dana.getByRole('dialog', { name: /^Release \+1425/ });
  const number = await rows(dana).innerText();
  await expect(release.getByRole('button', { name: 'Release number' })).toBeDisabled();
  await release.getByRole('textbox').fill(number);
  await expectAccessible(dana);
  await release.getByRole('button', { name: 'Release number' }).click();
  await expect(dana.getByRole('heading', { name: 'No phone numbers yet' })).toBeVisible();
});

async function release(dana: Page, number: string): Promise<void> {
  await act(dana, 'Release', number);
  const dialog = dana.getByRole('dialog', { name: `Release ${number}?` });
  await dialog.getByRole('textbox').fill(number);
  await dialog.getByRole('button', { name: 'Release number' }).click();
  await expect(rows(dana).filter({ hasText: number })).toHaveCount(0);
}

test('numbers are chosen one by one, reserved for a while, and bought together', async ({
  browser,
}) => {
  const dana = await signIn(browser, 'dana', { colorScheme: 'dark' });
  await open(dana, 'Numbers');
  await dana.getByRole('tab', { name: 'Get numbers' }).click();
  await choose(dana, 'Country', 'United States');
  await choose(dana, 'Type', /^Local, \$1\.00 per month/);
  await dana.getByLabel('Area code').selectOption('206');
  await dana.getByRole('button', { name: 'Choose single numbers' }).click();
  const free = dana.getByRole('list', { name: 'Free numbers' }).getByRole('listitem');
  const chosen = await Promise.all([3, 5].map((at) => free.nth(at).innerText()));
  const [one, other] = chosen.map((text) => /\+1206555\d{4}/.exec(text)![0]) as [string, string];
  const reserve = (number: string) => dana.getByRole('button', { name: `Reserve ${number}` });
  await reserve(one).click();
  await expect(reserve(one)).toBeHidden();
  await reserve(other).click();
  const reserved = dana.getByRole('list', { name: 'Your reservation' }).getByRole('listitem');
  await expect(reserved).toHaveText([new RegExp(`\\${one}`), new RegExp(`\\${other}`)]);
  await expect(dana.getByText(/^Held for you until /)).toBeVisible();
  await expectAccessible(dana);
  await dana.reload();
  await dana.getByRole('button', { name: `Remove ${one}` }).click();
  await expect(reserved).toHaveCount(1);
  await dana.getByRole('button', { name: 'Buy 1 number for $1.00 per month' }).click();
  await expect(rows(dana).filter({ hasText: other })).toBeVisible();
  await release(dana, other);
});

/** Searches as the page does. @returns the number that is held, and the id under which it is */
async function search(login: string): Promise<{ id: string; number: string }> {
  const ask = await askAs(stack().apps.console.url, login);
  const both = 'inbound+outbound';
  const { id } = await ask<{ id: string }>('numbers.search', {
    ...{ countryCode: 'US', type: 'geographic', areaCode: '206', quantity: 1 },
    capabilities: { calling: both, sms: both },
  });
  const found = async (): Promise<string> => {
    const { found: held } = await ask<{ found: { numbers: string[] } | null }>(
      'numbers.operation',
      { id },
    );
    return held?.numbers[0] ?? '';
  };
  await expect.poll(found).not.toBe('');
  return { id, number: await found() };
}

test('a purchase that takes its time has a line, and what is bought can be used for less', async ({
  browser,
}) => {
  const dana = await signIn(browser, 'dana');
  const { id, number } = await search('dana');
  await dana.goto(`${stack().apps.console.url}/numbers?tab=get&search=${id}`);
  const buy = dana.getByRole('button', { name: 'Buy 1 number for $1.00 per month' });
  await expect(buy).toBeVisible();
  await delayOrders(ORDER_MS);
  await buy.click();
  const line = dana.getByRole('progressbar', { name: 'Buying 1 number' });
  await expect(line).toBeVisible();
  await expect(dana.getByRole('tab', { name: 'My numbers', selected: true })).toBeVisible();
  await expectAccessible(dana);
  await delayOrders(0);
  await advanceCarrier(ORDER_MS);
  await expect(line).toBeHidden();
  await expect(rows(dana).filter({ hasText: number })).toBeVisible();

  await act(dana, 'Change capabilities', number);
  const change = dana.getByRole('dialog', { name: `Capabilities of ${number}` });
  await expect(change.getByRole('button', { name: 'Save' })).toBeDisabled();
  await change.getByLabel('Texts').selectOption('Receive texts');
  await expectAccessible(dana);
  await change.getByRole('button', { name: 'Save' }).click();
  await expect(dana.getByRole('cell', { name: 'Receive texts' })).toBeVisible();

  await release(dana, number);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the links that carry texts are shown, and that there is none yet, ${colorScheme}`, async ({
    browser,
  }) => {
    const dana = await signIn(browser, 'dana', { colorScheme });
    await open(dana, 'Messages');
    await expect(dana.getByText('Connection 1: connected')).toBeVisible();
    await expect(dana.getByRole('heading', { name: 'No messages yet' })).toBeVisible();
    await expectAccessible(dana);
  });
}
