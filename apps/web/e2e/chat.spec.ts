import { expect } from '@playwright/test';
import { stack, test } from '@switchboard/e2e';
import type { Page } from '@playwright/test';
import { confirm, feed, openThread, say, signIn, startThread } from './_people.ts';

test('two people find each other and talk', async ({ browser }) => {
  const alice = await signIn(browser, 'alice');
  const bob = await signIn(browser, 'bob');
  await startThread(alice, ['Bob'], 'Lunch on Friday');
  await say(alice, 'Shall we try the new place?');
  await openThread(bob, 'Lunch on Friday');
  await expect(feed(bob).getByText('Shall we try the new place?')).toBeVisible();

  await test.step('typing and read receipts', async () => {
    await bob.getByRole('textbox', { name: 'Write a message' }).pressSequentially('Yes');
    await expect(alice.getByText('Bob is typing…')).toBeVisible();
    await expect(alice.getByText('Read by Bob')).toBeVisible();
    await bob.keyboard.press('Enter');
    await expect(feed(alice).getByText('Yes', { exact: true })).toBeVisible();
    await expect(alice.getByText('Bob is typing…')).toBeHidden();
  });

  await test.step('edit', async () => {
    await feed(alice).getByRole('button', { name: 'Message actions' }).click();
    await alice.getByRole('menuitem', { name: 'Edit' }).click();
    await alice.getByRole('textbox', { name: 'Edit message' }).fill('Shall we try the noodle bar?');
    await alice.keyboard.press('Enter');
    await expect(feed(bob).getByText('Shall we try the noodle bar?')).toBeVisible();
    await expect(feed(bob).getByText('edited')).toBeVisible();
  });

  await test.step('delete', async () => {
    await feed(alice).getByRole('button', { name: 'Message actions' }).click();
    await alice.getByRole('menuitem', { name: 'Delete' }).click();
    await alice.getByRole('button', { name: 'Delete' }).click();
    await expect(feed(bob).getByText('This message was deleted.')).toBeVisible();
  });

  await test.step('topic', async () => {
    await alice.getByRole('button', { name: 'Change topic' }).click();
    await alice.getByRole('textbox', { name: 'Topic' }).fill('Noodles on Friday');
    await alice.keyboard.press('Enter');
    await expect(bob.getByRole('heading', { level: 2, name: 'Noodles on Friday' })).toBeVisible();
    await expect(
      feed(bob).getByText('Alice changed the topic to “Noodles on Friday”'),
    ).toBeVisible();
  });

  await test.step('people come and go', async () => {
    const carla = await signIn(browser, 'carla');
    await alice.getByRole('button', { name: 'Participants' }).click();
    await alice.getByRole('button', { name: 'Add people' }).click();
    await alice.getByLabel('Search by name').fill('Carla');
    await alice.getByRole('checkbox', { name: 'Carla' }).check();
    await alice.getByRole('checkbox', { name: 'Share chat history' }).uncheck();
    await alice.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(feed(bob).getByText('Alice added Carla')).toBeVisible();
    await openThread(carla, 'Noodles on Friday');
    await expect(feed(carla).getByText('Yes', { exact: true })).toBeHidden();
    await say(carla, 'Can I come along?');
    await expect(feed(bob).getByText('Can I come along?')).toBeVisible();

    await alice.getByRole('button', { name: 'Remove Carla' }).click();
    await confirm(alice, 'Remove Carla');
    await expect(feed(bob).getByText('Alice removed Carla')).toBeVisible();
    await expect(carla.getByText('You have left this conversation')).toBeVisible();

    await bob.getByRole('button', { name: 'Participants' }).click();
    await bob.getByRole('button', { name: 'Leave conversation' }).click();
    await confirm(bob, 'Leave conversation', 'Leave this conversation?');
    await expect(bob.getByText('You have left this conversation')).toBeVisible();
    await alice.keyboard.press('Escape');
    await expect(feed(alice).getByText('Bob left')).toBeVisible();
  });
});

test('unread messages are counted and the list keeps its order', async ({ browser }) => {
  const alice = await signIn(browser, 'alice');
  const bob = await signIn(browser, 'bob');
  await startThread(alice, ['Bob'], 'First');
  await startThread(alice, ['Bob'], 'Second');
  const rows = bob.getByRole('navigation').getByRole('listitem');
  await expect(rows.first()).toContainText('Second');
  await openThread(alice, 'First');
  await say(alice, 'one');
  await say(alice, 'two');
  await expect(rows.first()).toContainText('First');
  await expect(rows.first()).toContainText('2 unread messages');
  await expect(bob).toHaveTitle(/^\(\d+\) Conversations – Switchboard$/);
  await openThread(bob, 'First');
  await expect(bob).toHaveTitle(/First – Switchboard$/);
  await expect(rows.first()).not.toContainText('unread');
});

test('a lost connection is shown, and nothing is missing or doubled afterwards', async ({
  browser,
}) => {
  const alice = await signIn(browser, 'alice');
  const bob = await signIn(browser, 'bob');
  await startThread(alice, ['Bob'], 'Gap');
  await say(alice, 'before');
  await openThread(bob, 'Gap');
  await expect(feed(bob).getByText('before')).toBeVisible();
  await bob.context().setOffline(true);
  await fetch(`${stack().dataplane.control}/connections/drop`, { method: 'POST' });
  await expect(bob.getByText('You’re offline.', { exact: false })).toBeVisible();
  for (let at = 0; at < 5; at++) {
    await say(alice, `missed ${at}`);
    await expect(feed(alice).getByText(`missed ${at}`)).toBeVisible();
  }
  await bob.context().setOffline(false);
  await expect(bob.getByText('You’re offline.', { exact: false })).toBeHidden();
  for (let at = 0; at < 5; at++) await expect(feed(bob).getByText(`missed ${at}`)).toHaveCount(1);
});

test('what cannot be sent stays, says why, and can be sent again', async ({ browser }) => {
  const alice = await signIn(browser, 'alice');
  await startThread(alice, ['Bob'], 'Trouble');
  const fault = { operation: '*', kind: 'error' };
  const faults = `${stack().dataplane.control}/faults`;
  await fetch(faults, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  });
  await say(alice, 'will fail');
  await expect(feed(alice).getByText('Sending…')).toBeVisible();
  await expect(alice.getByText('Not sent: the service is unavailable')).toBeVisible({
    timeout: 40_000,
  });
  await fetch(faults, { method: 'DELETE' });
  await alice.getByRole('button', { name: 'Retry' }).click();
  await expect(alice.getByText('Not sent')).toBeHidden();
  await expect(feed(alice).getByText('will fail')).toHaveCount(1);
});

test('a text that is too long is refused with the limit named', async ({ browser }) => {
  const alice = await signIn(browser, 'alice');
  await startThread(alice, ['Bob'], 'Long');
  await alice.getByRole('textbox', { name: 'Write a message' }).fill('好'.repeat(10_000));
  await expect(alice.getByText('30,000 of 28,000 bytes', { exact: false })).toBeVisible();
  await expect(alice.getByRole('button', { name: 'Send', exact: true })).toBeDisabled();
});

test('HTML is shown without what could do harm', async ({ browser }) => {
  const alice = await signIn(browser, 'alice');
  const bob = await signIn(browser, 'bob');
  await startThread(alice, ['Bob'], 'Markup');
  await openThread(bob, 'Markup');
  const content =
    '<b>bold</b> <img src="x" onerror="document.title=1"> <a href="javascript:alert(1)">link</a>';
  await alice.route('**/messages?*', (route) => {
    const sent = JSON.parse(route.request().postData() ?? '{}') as object;
    return route.continue({ postData: JSON.stringify({ ...sent, content, type: 'html' }) });
  });
  await say(alice, 'as markup');
  await expect(feed(bob).locator('b', { hasText: 'bold' })).toBeVisible();
  await expect(feed(bob).locator('img')).toHaveCount(0);
  await expect(feed(bob).locator('a[href^="javascript"]')).toHaveCount(0);
});

/** What the page writes claims to be of somebody else from now on. */
async function signAs(page: Page, senderDisplayName: string): Promise<void> {
  await page.route('**/chat/threads/*/messages?*', async (route) => {
    const body = route.request().postDataJSON() as object | null;
    await route.continue(body ? { postData: { ...body, senderDisplayName } } : {});
  });
}

test('a guest joins by a link and talks', async ({ browser }) => {
  const alice = await signIn(browser, 'alice');
  await startThread(alice, ['Bob'], 'With a guest');
  await say(alice, 'hello in advance');
  await alice.getByRole('button', { name: 'Participants' }).click();
  await alice.getByRole('button', { name: 'Create link' }).click();
  const link = await alice.getByRole('textbox', { name: 'Invite a guest' }).inputValue();
  await alice.keyboard.press('Escape');

  const guest = await (await browser.newContext()).newPage();
  await guest.goto(link);
  await guest.getByLabel('Your name').fill('Gina Guest');
  const told = guest.waitForResponse(/directory\.names/);
  await guest.getByRole('button', { name: 'Join' }).click();
  // Also of who neither invites nor came by an invitation.
  expect(await (await told).text()).toContain('"Bob"');
  await say(guest, 'Thanks for having me');
  await expect(feed(alice).getByText('Thanks for having me')).toBeVisible();
  // A client may sign a message with any name; it is shown under the name of who sent it, marked.
  await signAs(guest, 'Bob');
  await say(guest, 'It is me, Bob');
  const forged = feed(alice).getByRole('article').filter({ hasText: 'It is me, Bob' });
  await expect(forged).toHaveAccessibleName(/^Gina Guest/);
  await expect(feed(alice).getByText('Guest', { exact: true })).toBeVisible();
  await guest.unroute('**/chat/threads/*/messages?*');
  // So it is for the guest, who asks the directory as well.
  await signAs(alice, 'The boss');
  await say(alice, 'Welcome!');
  const welcome = feed(guest).getByRole('article').filter({ hasText: 'Welcome!' });
  await expect(welcome).toHaveAccessibleName(/^Alice/);
  await guest.reload();
  await expect(feed(guest).getByText('Welcome!')).toBeVisible();

  const second = await (await browser.newContext()).newPage();
  await second.goto(link);
  await second.getByLabel('Your name').fill('Somebody else');
  await second.getByRole('button', { name: 'Join' }).click();
  await expect(second.getByText('has expired or was already used', { exact: false })).toBeVisible();
});

test('a link leads to its thread, and a stranger to the sign-in', async ({ browser }) => {
  const alice = await signIn(browser, 'alice');
  await startThread(alice, ['Bob'], 'Deep');
  const link = alice.url();
  await alice.reload();
  await expect(alice.getByRole('heading', { level: 2, name: 'Deep' })).toBeVisible();
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(link);
  await expect(stranger.locator('button[value="alice"]')).toBeVisible();
});
