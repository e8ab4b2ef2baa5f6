import { expect } from '@playwright/test';
import { answerProcedures, expectAccessible, test } from '@switchboard/e2e';
import type { Browser, Page } from '@playwright/test';
import { inChat, open, signIn } from './_console.ts';
import { startReceiver } from './_receiver.ts';

const NAME = 'new-threads';
const TYPE = 'ChatThreadCreated';
const rows = (page: Page) => page.getByRole('table').getByRole('rowheader');
const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click();

async function startThread(browser: Browser): Promise<void> {
  const alice = await inChat(browser, 'alice');
  await alice.getByRole('button', { name: 'New conversation' }).first().click();
  await alice.getByLabel('Search by name').fill('Bob');
  await alice.getByRole('checkbox', { name: 'Bob' }).check();
  await alice.getByRole('textbox', { name: 'Topic' }).fill('Events');
  await alice.getByRole('button', { name: 'Start' }).click();
  await expect(alice.getByRole('heading', { level: 2, name: 'Events' })).toBeVisible();
}

async function subscribe(dana: Page, endpoint: string): Promise<void> {
  await dana.getByRole('button', { name: 'New subscription' }).click();
  const dialog = dana.getByRole('dialog', { name: 'New subscription' });
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(dialog.getByText('Enter a web address.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Name' }).fill(NAME);
  await dialog.getByRole('textbox', { name: 'Endpoint' }).fill(endpoint);
  await dialog.getByRole('combobox', { name: 'Event types' }).fill(TYPE);
  await dana.keyboard.press('Enter');
  // Leaving the field closes its list.
  await dana.keyboard.press('Tab');
  await dialog.getByRole('button', { name: 'More settings' }).click();
  await expectAccessible(dana);
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(dana.getByText(`${NAME} is active.`)).toBeVisible();
}

async function choose(dana: Page, action: string): Promise<void> {
  await dana.getByRole('button', { name: `Actions for ${NAME}` }).click();
  await dana.getByRole('menuitem', { name: action }).click();
}

test('an endpoint is subscribed, gets an event, gets it again, and is left', async ({
  browser,
}) => {
  await using receiver = await startReceiver();
  const dana = await signIn(browser, 'dana');
  await open(dana, 'Events');
  await subscribe(dana, receiver.url);
  await expect(dana.getByRole('row').filter({ hasText: NAME })).toContainText('?(hidden)');
  await expect(dana.getByText('not-shown-again')).toHaveCount(0);

  await startThread(browser);
  await expect.poll(() => receiver.got).toEqual([TYPE]);
  await choose(dana, 'Show deliveries');
  await expect(dana).toHaveURL(/tab=deliveries&subscription=new-threads/);
  await expect(rows(dana)).toHaveText([TYPE]);
  await expectAccessible(dana);
  await dana.getByRole('button', { name: `Details: ${TYPE}` }).click();
  const drawer = dana.getByRole('dialog', { name: `Delivery of ${TYPE}` });
  await expect(drawer).toContainText('Delivered (200)');
  await expectAccessible(dana);
  await drawer.getByRole('button', { name: 'Send again' }).click();
  await expect(dana.getByText('1 delivery is sent again.')).toBeVisible();
  await expect.poll(() => receiver.got).toEqual([TYPE, TYPE]);
  await dana.keyboard.press('Escape');

  await dana.getByRole('button', { name: 'Send many again…' }).click();
  const many = dana.getByRole('dialog', { name: 'Send events again' });
  const count = many.getByRole('status');
  await expect(count).toHaveText('Nothing matches: there is nothing to send again.');
  await expect(many.getByRole('button', { name: 'Send again' })).toBeDisabled();
  await many.getByRole('checkbox', { name: 'Also what was delivered' }).check();
  await expect(count).toHaveText('1 delivery will be sent again.');
  await expectAccessible(dana);
  await many.getByRole('button', { name: 'Send again' }).click();
  await expect.poll(() => receiver.got).toHaveLength(3);

  await tab(dana, 'Subscriptions');
  await choose(dana, 'Delete');
  await dana.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(dana.getByRole('row').filter({ hasText: NAME })).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the delivery lab says on every tab that it is on, ${colorScheme}`, async ({ browser }) => {
    const dana = await signIn(browser, 'dana', { colorScheme });
    await open(dana, 'Events');
    await expectAccessible(dana);
    await tab(dana, 'Delivery lab');
    await dana.getByRole('combobox', { name: 'Event type' }).fill('CallStarted');
    await dana.keyboard.press('Tab');
    await dana.getByLabel('What happens').selectOption('Delay');
    await dana.getByRole('button', { name: 'Turn on' }).click();
    const banner = dana.getByText('1 rule changes how events are delivered.');
    await expect(banner).toBeVisible();
    await expect(dana.getByText('held back 1 s')).toBeVisible();
    await expectAccessible(dana);
    await tab(dana, 'Subscriptions');
    await dana.getByRole('button', { name: 'Turn off' }).click();
    await expect(banner).toHaveCount(0);
  });
}

test('where there is no control plane, the page says so', async ({ browser }) => {
  const dana = await signIn(browser, 'dana');
  await open(dana, 'Events');
  const data = { code: 'not-ours', httpStatus: 409, requestId: 'req_7' };
  await answerProcedures(dana, /^events\./, { error: { message: 'static', code: -32_603, data } });
  await dana.reload();
  await expect(
    dana.getByRole('heading', { name: 'Not available for this back end' }),
  ).toBeVisible();
});
