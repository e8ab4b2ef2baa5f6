import { expect } from '@playwright/test';
import { test } from '@switchboard/e2e';
import { answer, arrive, call, connected, control, ended, leave, stage } from './_calls.ts';
import { startThread } from './_people.ts';

test.afterEach(leave);

test('whoever is called has the conversation beside the call as well', async ({ browser }, {
  retry,
}) => {
  const [alice, bob] = [await arrive(browser, 'alice'), await arrive(browser, 'bob')];
  await startThread(alice, ['Bob'], `Beside ${retry}`);
  await call(alice);
  // Bob has not opened the conversation yet.
  await answer(bob);
  await connected(alice);
  for (const page of [alice, bob]) await control(page, 'Conversation').click();
  const write = stage(alice).getByRole('textbox', { name: 'Write a message' });
  await write.fill('The link is example.com');
  await write.press('Enter');
  await expect(stage(bob).getByText('The link is example.com')).toBeVisible();
  await control(bob, 'Leave').click();
  await ended(bob).getByRole('link', { name: 'Message' }).click();
  await expect(bob.getByRole('heading', { level: 2, name: `Beside ${retry}` })).toBeVisible();
});
