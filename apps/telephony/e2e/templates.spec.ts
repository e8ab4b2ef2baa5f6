import { expect } from '@playwright/test';
import { askCarrier, expectAccessible, test } from '@switchboard/e2e';
import {
  ask,
  conversationOf,
  open,
  ourNumber,
  removeContact,
  signIn,
  textsOf,
  url,
} from './_inbox.ts';

const HANDSET = '+12065550192';

test('a template is written with variables, and what is missing is filled in before it is sent', async ({
  browser,
}) => {
  const ours = await ourNumber(browser);
  const [dana, alice] = await Promise.all([signIn(browser, 'dana'), signIn(browser, 'alice')]);
  await askCarrier('POST', '/handsets', { phoneNumber: HANDSET });
  await removeContact('alice', HANDSET);
  const asking = await ask('alice');
  await asking('contacts.create', { name: 'Grace', number: HANDSET, timeZone: null });
  const thread = await conversationOf('alice', ours, HANDSET);

  await open(dana, 'Templates');
  await dana.getByRole('button', { name: 'New template' }).click();
  const dialog = dana.getByRole('dialog', { name: 'New template' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Reminder');
  const text = dialog.getByRole('textbox', { name: 'Text' });
  await text.fill('Hi {{nickname}}');
  await expect(dialog.getByText('there is no such variable')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
  await text.fill('Hi {{name}}, see you on ');
  await dialog.getByRole('button', { name: 'Date' }).click();
  await expect(dialog.getByText('Hi Ada, see you on May 4')).toBeVisible();
  await expectAccessible(dana);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dana.getByRole('heading', { name: 'Reminder' })).toBeVisible();

  await alice.goto(url() + thread);
  const box = alice.getByRole('textbox', { name: 'Text message' });
  await alice.getByRole('button', { name: 'Templates' }).click();
  await alice.getByRole('menuitem', { name: /Reminder/ }).click();
  await expect(box).toHaveValue('Hi Grace, see you on {{date}}');
  await expect(alice.getByText('Replace the variables in double braces')).toBeVisible();
  await expect(alice.getByRole('button', { name: 'Send' })).toBeDisabled();
  await box.press('Enter');
  await expectAccessible(alice);
  await box.fill('Hi Grace, see you on Friday');
  await box.press('Enter');
  await expect.poll(() => textsOf(HANDSET, ours)).toEqual(['Hi Grace, see you on Friday']);

  await dana.getByRole('button', { name: 'Edit Reminder' }).click();
  await dana.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await dana
    .getByRole('dialog', { name: 'Delete this template?' })
    .getByRole('button', { name: 'Delete' })
    .click();
  await expect(dana.getByRole('heading', { name: 'Reminder' })).toHaveCount(0);
});
