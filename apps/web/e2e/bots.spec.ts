import { expect } from '@playwright/test';
import { test } from '@switchboard/e2e';
import { feed, say, signIn, startThread } from './_people.ts';

test('a bot answers in a conversation, by what is written and by what is clicked', async ({
  browser,
}) => {
  const alice = await signIn(browser, 'alice');
  await startThread(alice, ['Reception'], 'About my order');
  const replies = alice.getByRole('group', { name: 'Suggested replies' });
  await expect(feed(alice).getByText('How can I help?')).toBeVisible();

  await test.step('an answer that is clicked is written, and can be clicked once', async () => {
    await replies.getByRole('button', { name: 'Orders' }).click();
    await expect(feed(alice).getByText('digits of your order')).toBeVisible();
    await expect(replies).toBeHidden();
  });

  await test.step('what is written is understood, and asked back', async () => {
    await say(alice, 'it is A-1001');
    await expect(feed(alice).getByText('You entered A-1001. Is that right?')).toBeVisible();
    await replies.getByRole('button', { name: 'Yes' }).click();
    await expect(feed(alice).getByText('blue kettle')).toBeVisible();
  });

  await test.step('who is not understood is asked again, and then nobody is free', async () => {
    await say(alice, 'hmm');
    await expect(feed(alice).getByText('Sorry, I did not understand.')).toBeVisible();
    await say(alice, 'a person, please');
    await expect(feed(alice).getByText('nobody is free right now')).toBeVisible();
  });
});
