import { expect } from '@playwright/test';
import { askCarrier, buyNumber, expectAccessible, takePicture, test } from '@switchboard/e2e';
import { open, signIn } from './_builder.ts';

const HANDSET = '+14255550188';

/** Writes a text from the handset. */
const write = (to: string, text: string) =>
  askCarrier('POST', `/handsets/${HANDSET}/messages`, { to, text });

test('a number is given to a bot, and what somebody writes to it is read turn by turn, as it happens @picture', async ({
  browser,
}) => {
  const number = await buyNumber('303');
  await askCarrier('POST', '/handsets', { phoneNumber: HANDSET });
  const dana = await signIn(browser, 'dana');
  await open(dana, 'Bots');
  const card = dana.getByRole('region', { name: 'Reception' });
  await card.getByRole('textbox', { name: 'Number to answer' }).fill('425');
  await expect(
    card.getByText('Enter a number with its country code', { exact: false }),
  ).toBeVisible();
  await card.getByRole('textbox', { name: 'Number to answer' }).fill(number);
  await card.getByRole('button', { name: 'Add number' }).click();
  const remove = card.getByRole('button', { name: /^Remove \+1 303 555/ });
  await expect(remove).toBeVisible();
  await expectAccessible(dana);

  await open(dana, 'Conversations');
  await write(number, 'hello');
  const row = dana.getByRole('row').filter({ hasText: 'Text messages' });
  await expect(row).toContainText('In progress');
  await expectAccessible(dana);
  await row.getByRole('link').click();
  const turns = dana.getByRole('list', { name: 'Turns' });
  await expect(turns).toContainText('Hello there, and welcome.');
  await write(number, '1');
  await expect(turns).toContainText('Understood: Orders');
  await write(number, 'nonsense');
  await expect(turns).toContainText('Not understood');
  await write(number, '1001');
  await write(number, 'yes');
  await expect(turns).toContainText('blue kettle');
  await expect(dana.getByRole('table', { name: 'What the bot knows' })).toContainText('A-1001');
  await expectAccessible(dana);
  await takePicture(dana, 'bots-conversation.png');
  await open(dana, 'Conversations');
  await dana.getByText('With problems', { exact: true }).click();
  await expect(dana.getByRole('row').filter({ hasText: 'Text messages' })).toHaveCount(1);

  await open(dana, 'Bots');
  await remove.press('Enter');
  await expect(remove).toBeHidden();
});

test('a bot that is off answers nobody', async ({ browser }) => {
  const dana = await signIn(browser, 'dana');
  await open(dana, 'Bots');
  const answers = dana.getByRole('switch', { name: 'Reception answers' });
  await expect(answers).toBeChecked();
  await answers.press('Space');
  await expect(answers).not.toBeChecked();
  await dana.reload();
  await expect(answers).not.toBeChecked();
  await answers.press('Space');
  await expect(answers).toBeChecked();
});
