import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { expectAccessible, stack, test } from '@switchboard/e2e';
import { inChat, signIn, signInToPeople } from './_console.ts';
import { lab, registerPhone } from './_phone.ts';

let phone: string;
const phones: string[] = [];
test.afterEach(async () => {
  for (const id of phones.splice(0)) await lab().remove(id);
});

/** Named after itself: those of other journeys stay registered. */
async function phoneOfCarla(browser: Browser): Promise<string> {
  phone = `Pixel ${randomUUID().slice(0, 8)}`;
  const id = await registerPhone(await inChat(browser, 'carla'), phone);
  phones.push(id);
  return id;
}

async function openCarla(browser: Browser, options = {}): Promise<Page> {
  const dana = await signInToPeople(browser, 'dana', options);
  await dana.getByRole('table').getByRole('link', { name: 'Carla' }).click();
  return dana;
}

const devicesOf = (page: Page) => page.getByRole('region', { name: 'Push devices' });

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a phone is tried, its push found in the log, and the phone removed, ${colorScheme}`, async ({
    browser,
  }) => {
    const device = await phoneOfCarla(browser);
    const dana = await openCarla(browser, { colorScheme });
    const row = devicesOf(dana).getByRole('listitem').filter({ hasText: phone });
    await expect(row).toContainText('Firebase (Android) · com.example.switchboard');
    await expect(row).toContainText('No push yet');
    await expectAccessible(dana);

    await row.getByRole('button', { name: `Send test push to ${phone}` }).click();
    await expect(row.getByRole('status')).toContainText('Test · Accepted by the push service');
    const arrived = (await lab().pushes()).filter(({ deviceId }) => deviceId === device);
    expect(arrived).toMatchObject([{ type: 'test' }]);

    await devicesOf(dana).getByRole('link', { name: 'Show pushes' }).click();
    await expect(dana.getByRole('heading', { level: 1, name: 'Push' })).toBeVisible();
    await expect(dana.getByRole('row').filter({ hasText: 'Carla' }).first()).toContainText('Test');
    await expect(dana.getByRole('listitem').filter({ hasText: 'Firebase' })).toContainText(
      'Working',
    );
    await expectAccessible(dana);
    await dana.getByRole('combobox', { name: 'State' }).click();
    await dana.getByRole('option', { name: 'Refused' }).click();
    await expect(dana).toHaveURL(/state=refused/);

    await dana.goBack();
    await row.getByRole('button', { name: `Remove ${phone}` }).click();
    await expectAccessible(dana);
    await dana.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await expect(dana.getByText(`${phone} of Carla gets no more pushes.`)).toBeVisible();
    await expect(row).toHaveCount(0);
    const timeline = dana.getByRole('region', { name: 'Activity' });
    await expect(timeline).toContainText('Push device removed');
    await expect(timeline).toContainText('Test push sent');
  });
}

test('why a push did not arrive is said in words, and the device that is gone goes', async ({
  browser,
}) => {
  const device = await phoneOfCarla(browser);
  await lab().change(device, { isInstalled: false });
  const dana = await openCarla(browser);
  const row = devicesOf(dana).getByRole('listitem').filter({ hasText: phone });
  await row.getByRole('button', { name: `Send test push to ${phone}` }).click();
  await expect(row).toHaveCount(0);
  await dana.goto(`${stack().apps.console.url}/push?state=refused`);
  const first = dana.getByRole('row').filter({ hasText: 'Carla' }).first();
  await expect(first).toContainText('the app was uninstalled or registered anew');
});

test('a push service that asks for a pause is a warning that leads to it', async ({ browser }) => {
  await phoneOfCarla(browser);
  const carla = await openCarla(browser);
  const row = devicesOf(carla).getByRole('listitem').filter({ hasText: phone });
  await lab().trouble('fcm', { kind: 'throttle', retryAfterSeconds: 15 });
  await row.getByRole('button', { name: `Send test push to ${phone}` }).click();
  await expect(row).toContainText('On its way (the push service asks to slow down)');

  const dana = await signIn(browser, 'dana');
  await expect(dana.getByText('Firebase (Android) is paused')).toBeVisible();
  await expectAccessible(dana);
  await dana.getByRole('link', { name: 'Open push' }).click();
  const firebase = dana.getByRole('listitem').filter({ hasText: 'Firebase' });
  await expect(firebase).toContainText(/Paused for \d+ s/);
  await expectAccessible(dana);
  // Others find it working again.
  await expect(row).toContainText('Accepted by the push service');
});

test('one reads it in Chinese', async ({ browser }) => {
  const dana = await signIn(browser, 'dana', { locale: 'zh-CN' });
  await dana.goto(`${stack().apps.console.url}/push`);
  await expect(dana.getByRole('heading', { level: 1, name: '推送' })).toBeVisible();
  await expect(dana.getByRole('heading', { level: 2, name: '推送服务' })).toBeVisible();
});
