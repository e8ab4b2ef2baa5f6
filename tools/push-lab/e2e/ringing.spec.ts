import { expect } from '@playwright/test';
import type { Frame } from '@playwright/test';
import { expectAccessible, takePicture, test } from '@switchboard/e2e';
import type { Platform } from '../src/index.ts';
import {
  atTheWebApp,
  callFromWeb,
  Desk,
  inAnotherBrowser,
  openFromMenu,
  received,
} from './_desk.ts';

const permissions = ['camera', 'microphone'];
/** The app of a device, for what only its own page can tell. */
const frameOf = async (desk: Desk, platform: Platform): Promise<Frame> =>
  (await (await desk.device(platform).locator('iframe').elementHandle())!.contentFrame())!;

/** All of the desk fits. */
async function takeDesk({ page }: Desk): Promise<void> {
  const before = page.viewportSize()!;
  await page.setViewportSize({ width: 1_400, height: 1_100 });
  await page.evaluate(() => scrollTo(0, 0));
  await takePicture(page, 'push-lab.png');
  await page.setViewportSize(before);
}

for (const platform of ['android', 'ios', 'windows'] as const) {
  test(`a call rings on the lock screen of a device whose app does not run: ${platform}`, async ({
    browser,
  }) => {
    test.setTimeout(180_000);
    const desk = await Desk.open(await browser.newContext({ permissions }));
    await desk.signIn(platform, 'bob');
    await desk.kill(platform);
    const alice = await atTheWebApp(browser, 'alice');
    await callFromWeb(alice, 'Bob', true);
    await expect(desk.ringing(platform)).toContainText('Alice');
    await expectAccessible(desk.page);
    if (platform === 'android') await takeDesk(desk);
    await desk.ringing(platform).getByRole('button', { name: 'Answer' }).click();
    await expect(desk.app(platform).getByRole('button', { name: 'Hang up' })).toBeVisible();
    // A cold answer: sound and picture of the one reach the other, and sound comes back.
    const frame = await frameOf(desk, platform);
    await expect.poll(async () => (await received(frame)).pictures).toBeGreaterThan(10);
    await expect.poll(async () => (await received(frame)).sound).toBeGreaterThan(0);
    await expect.poll(async () => (await received(alice)).sound).toBeGreaterThan(0);
    await desk.app(platform).getByRole('button', { name: 'Hang up' }).click();
    await expect(alice.getByText('Call ended').first()).toBeVisible();
  });
}

test('who answers on one device stops the others at once, and who declines is not rung again', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const desk = await Desk.open(await browser.newContext({ permissions }));
  for (const platform of ['android', 'ios'] as const) {
    await desk.signIn(platform, 'bob');
    await desk.kill(platform);
  }
  const alice = await atTheWebApp(browser, 'alice');
  await callFromWeb(alice, 'Bob');
  await expect(desk.ringing('android')).toBeVisible();
  await expect(desk.ringing('ios')).toBeVisible();
  await desk.ringing('ios').getByRole('button', { name: 'Answer' }).click();
  await expect(desk.ringing('android')).toBeHidden();
  await expect(desk.app('ios').getByRole('button', { name: 'Hang up' })).toBeVisible();
  await desk.app('ios').getByRole('button', { name: 'Hang up' }).click();
  await alice.getByRole('button', { name: 'Close' }).click();

  await desk.kill('ios');
  await callFromWeb(alice, 'Bob');
  await desk.ringing('android').getByRole('button', { name: 'Decline' }).click();
  await expect(alice.getByText(/declined/i).first()).toBeVisible();
  await expect(desk.ringing('ios')).toBeHidden();
});

test('a phone rings on when its owner ends the sign-in of a browser, and ends when it is removed', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const desk = await Desk.open(await browser.newContext({ permissions }));
  await desk.signIn('android', 'bob');
  await desk.kill('android');
  const here = await atTheWebApp(browser, 'bob');
  const there = await inAnotherBrowser(browser, 'bob');
  const devices = await openFromMenu(here, 'Devices');
  // Of the app on the phone; both are browsers on Linux.
  const phone = devices.getByRole('listitem').filter({ hasText: 'Phone app' });
  await expect(phone.getByText('Notifications on').first()).toBeVisible();
  await devices.getByRole('button', { name: 'Sign out Firefox on Linux' }).first().click();
  await expect(there.getByText('You are signed out on this device.')).toBeVisible();
  await here.keyboard.press('Escape');

  const alice = await atTheWebApp(browser, 'alice');
  await callFromWeb(alice, 'Bob');
  await expect(desk.ringing('android')).toContainText('Alice');
  await alice.getByRole('button', { name: 'Cancel call' }).click();
  await expect(desk.ringing('android')).toBeHidden();

  const { name } = (await desk.api.devices()).find(({ platform }) => platform === 'android')!;
  const notifications = await openFromMenu(here, 'Notifications');
  await notifications.getByRole('button', { name: `Remove ${name}` }).click();
  await here
    .getByRole('dialog', { name: 'Remove' })
    .getByRole('button', { name: 'Remove', exact: true })
    .click();
  await expect(notifications.getByRole('listitem').filter({ hasText: name })).toHaveCount(0);
  await desk.put('android', 'In front');
  await expect(desk.app('android').getByRole('button', { name: 'Sign in' })).toBeVisible();
});

test('a call that nobody answers is missed once, and one that is given up rings no more', async ({
  browser,
}) => {
  const desk = await Desk.open(await browser.newContext({ permissions }));
  await desk.signIn('android', 'bob');
  await desk.kill('android');
  const alice = await atTheWebApp(browser, 'alice');
  await callFromWeb(alice, 'Bob');
  await expect(desk.ringing('android')).toBeVisible();
  await alice.getByRole('button', { name: 'Cancel call' }).click();
  await expect(desk.ringing('android')).toBeHidden();
  const [call] = (await desk.api.devices())
    .find(({ platform }) => platform === 'android')!
    .calls.slice(-1);
  expect(call).toMatchObject({ state: 'missed', rings: 1, reason: 'cancelled' });
});

test('a message is a notification, and opens its thread in an app that did not run', async ({
  browser,
}, { retry }) => {
  const desk = await Desk.open(await browser.newContext({ permissions }));
  await desk.signIn('android', 'bob');
  await desk.kill('android');
  const alice = await atTheWebApp(browser, 'alice');
  const topic = `Written to a phone ${retry}`;
  await alice.getByRole('button', { name: 'New conversation' }).first().click();
  await alice.getByLabel('Search by name').fill('Bob');
  await alice.getByRole('checkbox', { name: 'Bob' }).check();
  await alice.getByRole('textbox', { name: 'Topic' }).fill(topic);
  await alice.getByRole('button', { name: 'Start' }).click();
  await alice.getByRole('textbox', { name: 'Message' }).fill('Lunch at noon?');
  await alice.keyboard.press('Enter');
  await desk.device('android').getByRole('button', { name: 'Lunch at noon?' }).click();
  await expect(desk.app('android').getByText('Lunch at noon?')).toBeVisible();
});
