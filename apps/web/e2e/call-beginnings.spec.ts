import { expect } from '@playwright/test';
import { expectAccessible, test } from '@switchboard/e2e';
import { answer, arrive, connected, control, ended, leave, ringing, stage } from './_calls.ts';
import { openThread, startThread } from './_people.ts';

test.afterEach(leave);

test('somebody is called where they are found, and from the people of a conversation', async ({
  browser,
}, { retry }) => {
  test.setTimeout(180_000);
  const [alice, bob] = [await arrive(browser, 'alice'), await arrive(browser, 'bob')];
  await alice.getByRole('button', { name: 'New conversation' }).first().click();
  await alice.getByLabel('Search by name').fill('Bob');
  const found = alice.getByRole('dialog');
  await expect(found.getByRole('button', { name: 'Video call with Bob' })).toBeVisible();
  await expectAccessible(alice);
  await found.getByRole('button', { name: 'Call Bob', exact: true }).press('Enter');
  await answer(bob);
  await connected(alice);
  await expect(stage(alice).getByRole('heading', { name: 'Bob' })).toBeVisible();
  await control(alice, 'Leave').click();
  for (const page of [alice, bob]) {
    await ended(page).getByRole('button', { name: 'Close' }).click();
  }

  const topic = `Called from ${retry}`;
  await startThread(alice, ['Bob', 'Carla'], topic);
  await openThread(bob, topic);
  await alice.getByRole('button', { name: 'Participants' }).click();
  await expectAccessible(alice);
  await alice.getByRole('button', { name: 'Video call with Bob' }).click();
  await expect(ringing(bob)).toContainText('Alice');
  await answer(bob);
  await connected(alice);
  await expect(control(alice, 'Turn camera off')).toBeVisible();
  // What two say in a call is not meant for everybody in the conversation they found each other in.
  await expect(control(bob, 'Conversation')).toBeHidden();
});
