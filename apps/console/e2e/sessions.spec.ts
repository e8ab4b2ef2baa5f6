import { expect } from '@playwright/test';
import { expectAccessible, stack, test, untilConnected, TOLD_MS } from '@switchboard/e2e';
import type { Browser, Page } from '@playwright/test';
import { signInToPeople } from './_console.ts';

/** A browser with a sign-in of its own: one that others come back with must not end here. */
async function signInAnew(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(stack().apps.web.url);
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.locator('button[value="carla"]').click();
  await page.waitForURL('**/chat');
  await untilConnected(page);
  return page;
}

test('sign-ins of somebody are seen and ended, which stands in the timeline', async ({
  browser,
}) => {
  const carla = await signInAnew(browser);
  const dana = await signInToPeople(browser, 'dana');
  await dana.getByRole('table').getByRole('link', { name: 'Carla' }).click();
  const sessions = dana.getByRole('region', { name: 'Sessions and devices' });
  const rows = sessions.getByRole('listitem');
  await expect(rows.first()).toContainText('Web app · Signed in');
  await expectAccessible(dana);

  await rows
    .first()
    .getByRole('button', { name: /^Sign out Chrom/ })
    .click();
  await expect(carla.getByText('You are signed out on this device.')).toBeVisible({
    timeout: TOLD_MS,
  });
  const timeline = dana.getByRole('region', { name: 'Activity' });
  await expect(timeline).toContainText('Session ended');

  const again = await signInAnew(browser);
  await dana.reload();
  await expect(rows.first()).toContainText('Web app');
  await sessions.getByRole('button', { name: 'Sign out everywhere' }).click();
  await dana.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(again.getByText('You are signed out on this device.')).toBeVisible();
  await expect(sessions).toContainText('Not signed in on any device.');
  await expect(timeline).toContainText('Other sessions ended');
});
