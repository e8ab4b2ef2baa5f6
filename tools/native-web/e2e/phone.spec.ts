import { expect } from '@playwright/test';
import { expectAccessible, test } from '@switchboard/e2e';
import {
  call,
  expectPictures,
  expectTalking,
  openDevice,
  openPhone,
  send,
  writeTo,
} from './_phones.ts';

test('people write to each other, also what they wrote without a network, once', async ({
  browser,
}) => {
  const [alice, bob] = [await openPhone(browser, 'alice'), await openPhone(browser, 'bob')];
  await writeTo(alice, 'Bob');
  await send(alice, 'Lunch at twelve?');
  await bob.getByRole('tab', { name: /^Chats/ }).click();
  await bob.getByRole('button', { name: /Lunch at twelve\?/ }).click();
  await send(bob, 'With pleasure');
  await expect(alice.getByText('With pleasure')).toBeVisible();
  await expect(alice.getByRole('img', { name: 'Read' })).toBeVisible();

  await alice.context().setOffline(true);
  await expect(alice.getByText(/^No network/)).toBeVisible();
  for (const text of ['From a tunnel', 'Still in it']) await send(alice, text);
  await expect(alice.getByText('Waiting for the network')).toHaveCount(2);
  await alice.context().setOffline(false);
  await expect(bob.getByText('Still in it')).toBeVisible();
  await expect(alice.getByText('Waiting for the network')).toHaveCount(0);
  for (const text of ['From a tunnel', 'Still in it']) {
    await expect(bob.getByText(text, { exact: true })).toHaveCount(1);
  }
});

test('a message that was written as the app ended goes out when it is opened again', async ({
  browser,
}) => {
  const [alice, carla] = [await openPhone(browser, 'alice'), await openPhone(browser, 'carla')];
  await writeTo(alice, 'Carla');
  await send(alice, 'First');
  await expect(alice.getByRole('img', { name: 'Sent' })).toBeVisible();
  await alice.context().setOffline(true);
  await send(alice, 'Kept over a restart');
  await expect(alice.getByText('Waiting for the network')).toBeVisible();
  await alice.goto('about:blank');
  await alice.context().setOffline(false);
  await alice.goBack();
  await carla.getByRole('tab', { name: /^Chats/ }).click();
  await expect(carla.getByRole('button', { name: /Kept over a restart/ })).toBeVisible();
});

test('people call each other and see each other, and are told when they are declined', async ({
  browser,
}) => {
  const [alice, bob] = [await openPhone(browser, 'alice'), await openPhone(browser, 'bob')];
  await call(alice, 'Bob', true);
  await expect(bob.getByText('calls you with picture')).toBeVisible();
  await bob.getByRole('button', { name: 'Answer with picture' }).click();
  await expectTalking(alice);
  for (const page of [alice, bob]) await expectPictures(page, 2);
  await expectAccessible(alice);
  await bob.getByRole('button', { name: 'Back to the app' }).click();
  await expect(bob.getByRole('button', { name: 'Back to the call' })).toBeVisible();
  await alice.getByRole('button', { name: 'Hang up' }).click();
  await expect(bob.getByRole('button', { name: 'Back to the call' })).toHaveCount(0);
  await expect(alice.getByTestId('call')).toHaveCount(0);

  await call(alice, 'Bob', false);
  await bob.getByRole('button', { name: 'Decline' }).click();
  await expect(alice.getByTestId('call-phase')).toHaveText('Declined');
  await expect(alice.getByTestId('call')).toHaveCount(0);
  await alice.getByRole('tab', { name: 'Calls' }).click();
  await expect(alice.getByText(/^Declined/).first()).toBeVisible();
});

test('a device rings for an app that nobody looks at, and answers for it', async ({ browser }) => {
  const alice = await openPhone(browser, 'alice');
  const device = await openDevice(browser, 'carla');
  await device.say({ type: 'state-changed', isInFront: false });
  await call(alice, 'Carla', false);
  const { callerName, serverCallId } = await device.until('call-reported');
  expect(callerName).toBe('Alice');
  await device.say({ type: 'call-action', serverCallId, action: 'answer' });
  await device.until('call-connected');
  await expectTalking(alice);
  await device.say({ type: 'call-action', serverCallId, action: 'end' });
  await device.until('call-ended');
  await expect(alice.getByTestId('call')).toHaveCount(0);
});

test('an app that was killed asks before it answers what rings no more', async ({ browser }) => {
  const device = await openDevice(browser, 'dana');
  await device.kill();
  await device.page.route('**/push/calls/**', (route) =>
    route.fulfill({
      json: { state: 'ended' },
      headers: { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' },
    }),
  );
  await device.start({ reason: 'answered-call', serverCallId: 'home.1' });
  const { serverCallId } = await device.until('call-ended');
  expect(serverCallId).toBe('home.1');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every screen can be used without seeing it: ${colorScheme}`, async ({ browser }) => {
    const phone = await openPhone(browser, 'dana', { colorScheme, locale: 'zh-CN' });
    for (const name of ['聊天', '通话', '联系人', '设置']) {
      await phone.getByRole('tab', { name }).click();
      await expect(phone.getByRole('heading', { name })).toBeVisible();
      await expectAccessible(phone);
    }
    await phone.getByRole('button', { name: '退出登录' }).click();
    await phone.getByRole('button', { name: '退出并删除' }).click();
    await expect(phone.getByRole('button', { name: '登录' })).toBeVisible();
    await expectAccessible(phone);
    // Nothing of the person is left on the device.
    expect(await phone.evaluate(() => Object.keys(localStorage))).toEqual([]);
  });
}
