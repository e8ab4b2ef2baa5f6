import { expect } from '@playwright/test';
import { test } from '@switchboard/e2e';
import type { Locator, Page } from '@playwright/test';
import {
  answer,
  arrive,
  call,
  connected,
  control,
  ended,
  leave,
  meet,
  seesAndHears,
  stage,
} from './_calls.ts';
import { choosePerson } from './_people.ts';

const panel = (page: Page) => page.getByRole('complementary', { name: 'Participants' });
const tileOf = (page: Page, name: string): Locator =>
  stage(page).getByRole('group', { name, exact: true });

test.afterEach(leave);

test('a third person is rung into a call, and one takes care of who is in it', async ({ browser }, {
  retry,
}) => {
  test.setTimeout(180_000);
  const carla = await arrive(browser, 'carla');
  const [alice, bob] = await meet(browser, `Three ${retry}`);
  await call(alice, true);
  await answer(bob, 'Answer with video');
  await connected(alice);

  await control(alice, 'Participants').click();
  await panel(alice).getByRole('button', { name: 'Add people' }).click();
  await choosePerson(alice, 'Carla');
  await alice.getByRole('dialog').getByRole('button', { name: 'Call', exact: true }).click();
  await expect(panel(alice)).toContainText('Ringing…');
  await answer(carla, 'Answer with video');
  for (const page of [alice, bob, carla]) await seesAndHears(page, 2);

  await act(alice, 'Carla', 'Mute');
  await expect(carla.getByText('You were muted by someone else.')).toBeVisible();
  await expect(tileOf(bob, 'Carla').getByLabel('Muted')).toBeVisible();
  await stage(carla).getByRole('status').getByRole('button', { name: 'Unmute' }).click();
  await expect(tileOf(bob, 'Carla').getByLabel('Muted')).toBeHidden();
  await panel(alice).getByRole('button', { name: 'Mute all' }).click();
  await expect(bob.getByText('You were muted by someone else.')).toBeVisible();
  await expect(tileOf(carla, 'Bob').getByLabel('Muted')).toBeVisible();
  await expect(control(alice, 'Mute')).toBeVisible();

  await act(alice, 'Bob', 'Spotlight');
  await expect(tileOf(carla, 'Bob').getByLabel('Spotlighted')).toBeVisible();
  await act(alice, 'Carla', 'Pin Carla');
  await expect(alice.locator('.stage-main').getByRole('group', { name: 'Carla' })).toBeVisible();
  await expect(bob.locator('.stage-main')).toBeHidden();

  await act(alice, 'Bob', 'Remove from call');
  await expect(ended(bob)).toContainText('You were removed from the call.');
  await expect(tileOf(carla, 'Bob')).toBeHidden();
  await control(carla, 'Unmute').click();
  await Promise.all([seesAndHears(alice), seesAndHears(carla)]);
});

async function act(page: Page, who: string, what: string): Promise<void> {
  const name = `Actions for ${who}`;
  await panel(page).getByRole('button', { name }).click();
  // The menu of somebody else may still be fading out.
  await page.getByRole('menu', { name }).getByRole('menuitem', { name: what, exact: true }).click();
}
