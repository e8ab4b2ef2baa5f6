import { expect } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { expectAccessible, test } from '@switchboard/e2e';
import { connected, control, ended, seesAndHears, stage, tile, watchMedia } from './_calls.ts';
import { signIn } from './_people.ts';

async function arrive(browser: Browser, login: string): Promise<Page> {
  const page = await signIn(browser, login, { permissions: ['camera', 'microphone'] });
  await watchMedia(page);
  await page.goto(new URL('/rooms', page.url()).href);
  await expect(page.getByTestId('call-announcer')).toBeAttached();
  return page;
}

async function goIn(page: Page, camera: boolean): Promise<void> {
  await page.getByRole('button', { name: 'Join', exact: true }).first().click();
  const lobby = page.getByTestId('pre-call');
  if (camera) await lobby.getByRole('switch', { name: 'Use camera' }).check();
  await lobby.getByRole('button', { name: 'Join now' }).click();
  await connected(page);
}

test('a room lets in who is invited, as what they are', async ({ browser }) => {
  test.setTimeout(240_000);
  const alice = await arrive(browser, 'alice');
  const bob = await arrive(browser, 'bob');
  await expectAccessible(alice);
  await expect(alice).toHaveTitle(/Rooms – Switchboard$/);
  await alice.getByRole('button', { name: 'New room' }).click();
  await alice.getByLabel('Room name').fill('Town hall');
  await alice.getByLabel('Search by name').fill('Bob');
  await alice.getByRole('checkbox', { name: 'Bob' }).check();
  await alice.getByLabel('Role of Bob').selectOption('Consumer');
  await alice.getByRole('button', { name: 'Create room' }).click();
  await expect(alice.getByRole('heading', { level: 2, name: 'Town hall' })).toBeVisible();
  await expect(alice).toHaveTitle(/Town hall – Switchboard$/);
  const beside = alice.getByRole('navigation', { name: 'Rooms' });
  await expect(beside.getByRole('link', { name: /Town hall/ })).toHaveAttribute(
    'aria-current',
    'page',
  );
  await alice.getByRole('button', { name: 'Create guest link' }).click();
  const link = await alice.getByLabel('Anyone with this link').inputValue();
  await expectAccessible(alice);

  await alice.getByRole('button', { name: 'Join', exact: true }).click();
  const lobby = alice.getByTestId('pre-call');
  await expect(
    lobby.getByText(/Connected to the calling service\. Audio and video work/),
  ).toBeVisible();
  await lobby.getByRole('switch', { name: 'Use camera' }).check();
  await expect(lobby.locator('video')).toBeVisible();
  await expectAccessible(alice);
  await lobby.getByRole('button', { name: 'Join now' }).click();
  await connected(alice);

  await bob.reload();
  await goIn(bob, false);
  await seesAndHears(bob);
  // The page says that the role refuses; that the service does too, other tests say.
  await expect(control(bob, 'Unmute')).toHaveAttribute('aria-disabled', 'true');
  await expect(control(bob, 'Turn camera on')).toHaveAttribute('aria-disabled', 'true');
  await expect(control(bob, 'Share screen')).toHaveAttribute('aria-disabled', 'true');

  const guest = await (
    await browser.newContext({ permissions: ['camera', 'microphone'] })
  ).newPage();
  await watchMedia(guest);
  await guest.goto(link);
  await guest.getByLabel('Your name').fill('Gina');
  await guest.getByRole('button', { name: 'Join', exact: true }).click();
  const door = guest.getByTestId('pre-call');
  await door.getByRole('switch', { name: 'Use camera' }).check();
  await door.getByRole('button', { name: 'Join now' }).click();
  await connected(guest);
  await seesAndHears(guest);
  await expect(stage(alice).getByRole('group', { name: 'Gina' })).toBeVisible();

  await control(alice, 'More').click();
  await alice.getByRole('menuitem', { name: 'Statistics' }).click();
  await expect(alice.getByTestId('call-statistics')).toContainText('kbit/s');
  await alice.keyboard.press('Escape');
  await control(alice, 'Participants').click();
  await alice.getByRole('button', { name: 'Actions for Gina' }).click();
  await alice.getByRole('menuitem', { name: 'Remove from call' }).click();
  await expect(ended(guest)).toContainText('You were removed from the call.');

  await control(alice, 'Leave').click();
  await alice.getByRole('menuitem', { name: 'End call for everyone' }).click();
  await expect(ended(bob)).toContainText('The call was ended for everyone.');
  expect(await tile(bob, 'self').count()).toBe(0);
  await Promise.all([alice, bob, guest].map((page) => page.context().close()));
});
