import { expect } from '@playwright/test';
import { buyNumber, expectAccessible, takePicture, test } from '@switchboard/e2e';
import { open, openReception, signIn } from './_builder.ts';

test('simulated callers call the bot, and which of them heard something else is said @picture', async ({
  browser,
}) => {
  // The team's inbox answers calls to the numbers that it has, also to those that were given back since.
  const number = await buyNumber('303', 'inbound+outbound');
  const dana = await signIn(browser, 'dana', { viewport: { width: 1200, height: 900 } });
  await open(dana, 'Bots');
  const card = dana.getByRole('region', { name: 'Reception' });
  await card.getByRole('textbox', { name: 'Number to answer' }).fill(number);
  await card.getByRole('button', { name: 'Add number' }).click();
  await expect(card.getByRole('button', { name: /^Remove \+1 303 555/ })).toBeVisible();

  await openReception(dana, 'Tests');
  const callers = dana.getByRole('region', { name: 'Simulated callers' });
  await dana.getByRole('button', { name: 'Add test' }).click();
  const dialog = dana.getByRole('dialog', { name: 'New test' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Expects the moon');
  await dialog.getByRole('combobox', { name: 'Channel' }).click();
  await dana.getByRole('option', { name: 'Phone' }).click();
  await dialog.getByRole('textbox', { name: 'Hears at first' }).fill('the moon');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  // There are two tests for the phone besides.
  await callers.getByRole('textbox', { name: 'Callers' }).fill('6');
  await callers.getByRole('button', { name: 'Call', exact: true }).click();
  await expect(callers.getByText('6 of 6 done: 4 passed, 2 failed')).toBeVisible();
  await expect(
    callers.getByRole('row').filter({ hasText: 'Expects the moon' }).first(),
  ).toContainText('Greeting: expected “the moon”, got “Hello there, and welcome.');
  await expectAccessible(dana);
  await takePicture(dana, 'bots-callers.png');
  await callers.getByRole('row').filter({ hasText: 'Presses 2' }).first().getByRole('link').click();
  await expect(dana.getByRole('list', { name: 'Turns' })).toContainText('Our hours');

  await openReception(dana, 'Tests');
  await dana.getByRole('button', { name: 'Open Expects the moon' }).click();
  await dana.getByRole('dialog').getByRole('button', { name: 'Delete test' }).click();
  const question = dana.getByRole('dialog', { name: 'Delete “Expects the moon”?' });
  await question.getByRole('button', { name: 'Delete test' }).click();
  await expect(dana.getByRole('button', { name: 'Open Expects the moon' })).toBeHidden();
  await open(dana, 'Bots');
  await card.getByRole('button', { name: /^Remove \+1 303 555/ }).press('Enter');
  await expect(card.getByText('Answers no number yet.')).toBeVisible();
});
