import { expect } from '@playwright/test';
import { expectAccessible, signInAt, stack, takePicture, test } from '@switchboard/e2e';
import type { Browser, Page } from '@playwright/test';
import { giveRole, open, signIn, signInToPeople } from './_console.ts';

const rows = (page: Page) => page.getByRole('table').getByRole('rowheader');

/** A conversation that can be found at the page of who is in it. */
async function talk(browser: Browser, topic: string, text: string): Promise<void> {
  const arrived = (page: Page): Promise<void> => page.waitForURL('**/chat');
  for (const login of ['bob', 'alice']) {
    const page = await signInAt(browser, { url: stack().apps.web.url, login, arrived });
    await expect(page.getByRole('button', { name: 'New conversation' }).first()).toBeVisible();
    if (login === 'bob') continue;
    await page.getByRole('button', { name: 'New conversation' }).first().click();
    await page.getByLabel('Search by name').fill('Bob');
    await page.getByRole('checkbox', { name: 'Bob' }).check();
    await page.getByRole('textbox', { name: 'Topic' }).fill(topic);
    await page.getByRole('button', { name: 'Start' }).click();
    await page.getByRole('textbox', { name: 'Write a message' }).fill(text);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('feed', { name: 'Messages' })).toContainText(text);
  }
}

async function openAlice(page: Page): Promise<void> {
  await rows(page).getByRole('link', { name: 'Alice' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Alice' })).toBeVisible();
}

test.beforeAll(({ browser }) => talk(browser, 'Boats', 'The harbour is closed <b>today</b>'));

for (const colorScheme of ['light', 'dark'] as const) {
  test(
    `people and a person are accessible, ${colorScheme}`,
    { tag: '@picture' },
    async ({ browser }) => {
      const dana = await signIn(browser, 'dana', { colorScheme });
      await open(dana, 'People');
      await expect(rows(dana).first()).toBeVisible();
      await expectAccessible(dana);
      if (colorScheme === 'light') {
        await takePicture(dana, 'console-people.png');
      }
      await dana.getByRole('button', { name: 'Add person' }).click();
      await expect(dana.getByRole('dialog')).toBeVisible();
      await expectAccessible(dana);
      await dana.keyboard.press('Escape');
      await openAlice(dana);
      await expect(dana.getByRole('region', { name: 'Activity' })).toContainText('Token issued');
      const sessions = dana.getByRole('region', { name: 'Sessions and devices' });
      await expect(sessions).toContainText(/Chrome|Chromium/);
      await expectAccessible(dana);
      await dana.getByRole('button', { name: 'More actions' }).click();
      await dana.getByRole('menuitem', { name: 'Erase…' }).click();
      await expect(dana.getByRole('dialog', { name: 'Erase Alice' })).toBeVisible();
      await expectAccessible(dana);
    },
  );
}

test('what was written is read for a reason that stands in the timeline', async ({ browser }) => {
  const dana = await signInToPeople(browser, 'dana');
  await openAlice(dana);
  await dana.getByRole('button', { name: /^Boats/ }).click();
  await expect(dana.getByRole('link', { name: 'Bob' })).toBeVisible();
  await dana.getByRole('button', { name: 'Read messages' }).click();
  const dialog = dana.getByRole('dialog', { name: 'Read “Boats”' });
  await expect(dialog.getByRole('button', { name: 'Read' })).toBeDisabled();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('A complaint of Bob');
  await dialog.getByRole('button', { name: 'Read' }).click();
  await expect(dialog.getByText('The harbour is closed <b>today</b>')).toBeVisible();
  await expectAccessible(dana);
  await dana.keyboard.press('Escape');
  await expect(dana.getByRole('region', { name: 'Activity' })).toContainText('A complaint of Bob');
});

test('on a phone, in Chinese, and by keyboard', async ({ browser }) => {
  const dana = await signInToPeople(browser, 'dana', {
    locale: 'zh-CN',
    viewport: { width: 375, height: 667 },
    hasTouch: true,
  });
  await expect(rows(dana).first()).toBeVisible();
  expect(await dana.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  await dana.getByRole('searchbox', { name: '搜索' }).focus();
  await dana.keyboard.type('Ali');
  await expect(rows(dana)).toHaveText([/Alice/]);
  await rows(dana).getByRole('link').focus();
  await dana.keyboard.press('Enter');
  await expect(dana.getByRole('heading', { level: 1, name: 'Alice' })).toBeVisible();
  await expect(dana.getByRole('region', { name: '活动' })).toBeVisible();
  expect(await dana.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  await expectAccessible(dana);
});

test('an operator grants no role, an auditor changes nothing', async ({ browser }) => {
  await giveRole(browser, 'operator', 'carla');
  const operator = await signInToPeople(browser, 'carla');
  await expect(operator.getByRole('button', { name: 'Add person' })).toBeVisible();
  await openAlice(operator);
  await operator.getByRole('button', { name: 'More actions' }).click();
  await expect(operator.getByRole('menuitem', { name: 'Revoke tokens' })).toBeVisible();
  await expect(operator.getByRole('menuitem', { name: 'Change role' })).toHaveCount(0);

  await giveRole(browser, 'auditor', 'carla');
  const auditor = await signInToPeople(browser, 'carla');
  await expect(rows(auditor).first()).toBeVisible();
  await expect(auditor.getByRole('button', { name: 'Add person' })).toHaveCount(0);
  await openAlice(auditor);
  await expect(auditor.getByRole('button', { name: /Edit|Block|More actions/ })).toHaveCount(0);
  await giveRole(browser, 'member', 'carla');
});
