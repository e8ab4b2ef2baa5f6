import { expect } from '@playwright/test';
import { expectAccessible, takePicture, test } from '@switchboard/e2e';
import { goTo, openReception, signIn } from './_builder.ts';

const GREETING = 'Good day, and welcome.';

test('a builder changes what a bot says, tries and tests it, publishes it and goes back @picture', async ({
  browser,
}) => {
  const dana = await signIn(browser, 'dana', { viewport: { width: 1400, height: 900 } });
  await openReception(dana, 'Flow');
  const picture = dana.getByRole('group', { name: 'Steps of the flow' });
  await expect(picture.getByRole('button', { name: /^look-up/ })).toBeVisible();
  await expectAccessible(dana);
  await picture.getByRole('button', { name: /^greeting/ }).press('Enter');
  await takePicture(dana, 'bots-flow.png');
  await dana.getByRole('textbox', { name: 'What the bot says' }).fill(GREETING);
  await expect(dana.getByText('Draft, not published')).toBeVisible();
  await expectAccessible(dana);

  await goTo(dana, 'Try it');
  const talk = dana.getByRole('list', { name: 'Conversation' });
  await expect(talk).toContainText(GREETING);
  await dana
    .getByRole('group', { name: 'Answers' })
    .getByRole('button', { name: 'Orders' })
    .click();
  await dana.getByRole('textbox', { name: 'Say something' }).fill('1001');
  await dana.keyboard.press('Enter');
  await expect(talk).toContainText('You entered A-1001.');
  await dana.getByRole('textbox', { name: 'Say something' }).fill('yes');
  await dana.keyboard.press('Enter');
  await expect(talk).toContainText('blue kettle');
  await expect(talk).toContainText('look-up → news');
  await expectAccessible(dana);
  await dana.getByText('Phone', { exact: true }).click();
  await expect(talk).toContainText('Say Orders, or press 1');
  await dana.getByRole('button', { name: 'Say nothing' }).click();
  await expect(talk).toContainText('Sorry, I did not hear anything.');
  await expect(talk).toContainText('No answer');

  await goTo(dana, 'Tests');
  await dana.getByRole('button', { name: 'Add test' }).click();
  const dialog = dana.getByRole('dialog', { name: 'New test' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Is greeted');
  await dialog.getByRole('textbox', { name: 'Hears at first' }).fill(GREETING);
  await dialog.getByRole('button', { name: 'Add line' }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('alert')).toContainText('not complete: lines 1 does text');
  await dialog.getByRole('textbox', { name: 'Words' }).fill('business hours');
  await dialog.getByRole('textbox', { name: 'Then hears' }).fill('our hours');
  await expectAccessible(dana);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dana.getByText('5 tests', { exact: true })).toBeVisible();
  await dana.getByRole('button', { name: 'Run all' }).click();
  await expect(dana.getByText('5 passed, 0 failed')).toBeVisible();
  await expectAccessible(dana);

  await dana.getByRole('button', { name: 'Publish' }).click();
  await expect(dana.getByText('Draft, not published')).toBeHidden();
  await dana.getByRole('button', { name: 'Versions' }).click();
  await expect(dana.getByRole('menuitem', { name: /By you/ })).toContainText('active');
  await dana.getByRole('menuitem', { name: /From the program/ }).click();
  await dana.getByRole('dialog').getByRole('button', { name: 'Use this version' }).click();
  await expect(dana.getByText('Version 1', { exact: true })).toBeVisible();
  await goTo(dana, 'Try it');
  await expect(talk).toContainText('Hello there, and welcome.');
});

test('a flow that would leave somebody without an answer is not published, and each problem leads to its step', async ({
  browser,
}) => {
  const dana = await signIn(browser, 'dana');
  await openReception(dana, 'Flow');
  const picture = dana.getByRole('group', { name: 'Steps of the flow' });
  // Narrower than the flow: it begins where the flow does.
  await expect(picture.getByRole('button', { name: /^greeting/ })).toBeInViewport({ ratio: 1 });
  await picture.getByRole('button', { name: /^goodbye/ }).click();
  await dana.getByRole('button', { name: 'Delete step' }).click();
  const problems = dana.getByRole('status').filter({ hasText: 'before this can be published' });
  await expect(problems).toContainText('leads to goodbye, which does not exist');
  await expect(dana.getByRole('button', { name: 'Publish' })).toBeDisabled();
  await expectAccessible(dana);
  await problems.getByRole('button', { name: 'more' }).first().click();
  await expect(dana.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('more');
  await goTo(dana, 'Try it');
  await expect(dana.getByText('Solve the problems of the flow first.')).toBeVisible();
  await dana.getByRole('button', { name: 'Discard changes' }).click();
  await dana.getByRole('dialog').getByRole('button', { name: 'Discard changes' }).click();
  await expect(dana.getByRole('list', { name: 'Conversation' })).toContainText('Hello there');
});
