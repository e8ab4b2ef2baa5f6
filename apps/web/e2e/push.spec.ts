import { expect } from '@playwright/test';
import { expectAccessible, forgetSignIn, stack, test, userIdOf } from '@switchboard/e2e';
import { arrive, connected, ringing } from './_calls.ts';
import {
  Closed,
  installationsOf,
  lab,
  openNotifications,
  pushOf,
  turnOn,
  withBrowser,
} from './_push.ts';
import type { Page } from '@playwright/test';

let device: string | undefined;
test.afterEach(async () => {
  if (device !== undefined) await lab().remove(device);
  device = undefined;
});

async function callBob(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New conversation' }).first().click();
  await page.getByLabel('Search by name').fill('Bob');
  await page.getByRole('dialog').getByRole('button', { name: 'Call Bob', exact: true }).click();
}

test('a call rings by the service worker while no page is open, and is a missed one after', async ({
  browser,
}) => {
  const [bob, id] = await withBrowser(browser, 'bob');
  device = id;
  await turnOn(bob);
  await expect(bob.getByRole('listitem').filter({ hasText: /^Chrom/ })).toBeVisible();
  await expectAccessible(bob);
  const closed = await Closed.of(bob);

  const alice = await arrive(browser, 'alice');
  await callBob(alice);
  // The data plane has sent it to the address that the page registered, in a way that only this browser reads.
  await closed.deliver(await pushOf(id, 'incoming-call'));
  await expect.poll(() => closed.shown()).toEqual([{ title: 'Alice', body: 'Incoming call' }]);

  await alice
    .getByRole('button', { name: /^(Cancel call|Leave)$/ })
    .first()
    .click();
  await closed.deliver(await pushOf(id, 'call-ended'));
  await expect.poll(() => closed.shown()).toEqual([{ title: 'Alice', body: 'Missed call' }]);
});

test('what is touched in a notification is done by the page', async ({ browser }) => {
  const [bob, id] = await withBrowser(browser, 'bob');
  device = id;
  await turnOn(bob);
  await bob.keyboard.press('Escape');
  await expect(bob.getByTestId('call-announcer')).toBeAttached();
  const alice = await arrive(browser, 'alice');
  await callBob(alice);
  await expect(ringing(bob)).toBeVisible();
  const { serverCallId } = JSON.parse(await pushOf(id, 'incoming-call')) as {
    serverCallId: string;
  };
  // A page that is looked at rings itself: what the worker says is said in its place.
  await bob.evaluate((call) => {
    const data = { type: 'call-action', action: 'answer', serverCallId: call };
    navigator.serviceWorker.dispatchEvent(new MessageEvent('message', { data }));
  }, serverCallId);
  await connected(bob);
  await connected(alice);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`it is off at first, and off again when one likes, ${colorScheme}`, async ({ browser }) => {
    const [bob, id] = await withBrowser(browser, 'bob');
    device = id;
    await bob.emulateMedia({ colorScheme });
    await openNotifications(bob);
    await expect(bob.getByRole('switch')).not.toBeChecked();
    await expectAccessible(bob);
    await bob.getByRole('switch').click();
    await expect(bob.getByRole('status').filter({ hasText: 'On for this browser' })).toBeVisible();
    const kept = () => bob.evaluate(() => localStorage.getItem('switchboard:push-installation'));
    const installation = await kept();
    expect(await installationsOf(await userIdOf(bob))).toContain(installation);
    await expectAccessible(bob);
    await bob.getByRole('switch').click();
    await expect(bob.getByRole('switch')).not.toBeChecked();
    await expect.poll(async () => installationsOf(await userIdOf(bob))).not.toContain(installation);
    expect(await kept()).toBeNull();
    const registered = () => bob.evaluate(() => navigator.serviceWorker.getRegistrations());
    await expect.poll(registered).toEqual([]);
  });
}

test('signing out takes it back', async ({ browser }) => {
  const [bob, id] = await withBrowser(browser, 'bob');
  device = id;
  await turnOn(bob);
  const installation = await bob.evaluate(() =>
    localStorage.getItem('switchboard:push-installation'),
  );
  const user = await userIdOf(bob);
  await bob.keyboard.press('Escape');
  await bob.getByRole('button', { name: /^Account of / }).click();
  await bob.getByRole('menuitem', { name: 'Sign out' }).click();
  // The provider asks; at the app one is signed out already.
  await expect(bob.getByRole('heading', { name: 'Sign out?' })).toBeVisible();
  forgetSignIn(stack().apps.web.url, 'bob');
  await expect.poll(() => installationsOf(user)).not.toContain(installation);
});

test('a browser that cannot do it is told so', async ({ browser }) => {
  const [bob, id] = await withBrowser(browser, 'bob');
  device = id;
  await bob.addInitScript(() => Reflect.deleteProperty(window, 'PushManager'));
  await bob.reload();
  await openNotifications(bob);
  await expect(bob.getByText(/^This browser can’t show notifications/)).toBeVisible();
  await expect(bob.getByRole('switch')).toBeDisabled();
});
