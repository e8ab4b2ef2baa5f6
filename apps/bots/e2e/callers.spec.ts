import { expect } from '@playwright/test';
import { buyNumber, expectAccessible, takePicture, test } from '@switchboard/e2e';
import { open, openReception, signIn } from './_builder.ts';

const SCRIPT = {
  ...{ name: 'Presses 2 for the hours', channel: 'voice', hears: 'How can I help?' },
  lines: [{ does: { kind: 'presses', keys: '2' }, hears: 'Our hours', at: 'more' }],
  ends: 'listening',
};
const WRONG = { ...SCRIPT, name: 'Expects the moon', hears: 'the moon' };

test('simulated callers call the bot, and which of them heard something else is said @picture', async ({
  browser,
}) => {
  const number = await buyNumber('425', 'inbound+outbound');
  const dana = await signIn(browser, 'dana', { viewport: { width: 1200, height: 900 } });
  await open(dana, 'Bots');
  const card = dana.getByRole('region', { name: 'Reception' });
  await card.getByRole('textbox', { name: 'Number to answer' }).fill(number);
  await card.getByRole('button', { name: 'Add number' }).click();
  await expect(card.getByRole('button', { name: /^Remove \+1 425 555/ })).toBeVisible();

  await openReception(dana, 'Tests');
  const callers = dana.getByRole('region', { name: 'Simulated callers' });
  for (const script of [SCRIPT, WRONG]) {
    await dana.getByRole('button', { name: 'Add test' }).click();
    const dialog = dana.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Test as JSON' }).fill(JSON.stringify(script));
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toBeHidden();
  }
  await callers.getByRole('textbox', { name: 'Callers' }).fill('4');
  await callers.getByRole('button', { name: 'Call', exact: true }).click();
  await expect(callers.getByText('4 of 4 done: 2 passed, 2 failed')).toBeVisible();
  await expect(
    callers.getByRole('row').filter({ hasText: 'Expects the moon' }).first(),
  ).toContainText('Greeting: expected “the moon”, got “Hello there, and welcome.');
  await expectAccessible(dana);
  await takePicture(dana, 'bots-callers.png');
  await callers.getByRole('row').filter({ hasText: 'Presses 2' }).first().getByRole('link').click();
  await expect(dana.getByRole('list', { name: 'Turns' })).toContainText('Our hours');

  await openReception(dana, 'Tests');
  for (const { name } of [SCRIPT, WRONG]) {
    await dana.getByRole('button', { name: `Open ${name}` }).click();
    await dana.getByRole('dialog', { name }).getByRole('button', { name: 'Delete test' }).click();
    const question = dana.getByRole('dialog', { name: `Delete “${name}”?` });
    await question.getByRole('button', { name: 'Delete test' }).click();
    await expect(dana.getByRole('button', { name: `Open ${name}` })).toBeHidden();
  }
  await open(dana, 'Bots');
  await card.getByRole('button', { name: /^Remove \+1 425 555/ }).press('Enter');
  await expect(card.getByText('Answers no number yet.')).toBeVisible();
});
