import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectAccessible, takePicture, test } from '@switchboard/e2e';
import {
  answer,
  arrive,
  call,
  connected,
  control,
  ended,
  leave,
  meet,
  ringing,
  seesAndHears,
  stage,
  tile,
} from './_calls.ts';
import { startThread } from './_people.ts';

let alice: Page;
let bob: Page;

async function connect(video = false): Promise<void> {
  await call(alice, video);
  await answer(bob);
  await connected(alice);
}

test.afterEach(leave);

test('two people call each other, see, hear, and do what one does in a call', async ({ browser }, {
  retry,
}) => {
  test.setTimeout(180_000);
  [alice, bob] = await meet(browser, `Talking ${retry}`);
  await connect(true);
  await seesAndHears(bob);
  await expect(tile(bob, 'other').locator('video')).toBeVisible();

  await control(bob, 'Turn camera on').click();
  await seesAndHears(alice);

  await control(alice, 'Mute').click();
  await expect(tile(bob, 'other').getByLabel('Muted')).toBeVisible();
  await alice.keyboard.press('Control+d');
  await expect(tile(bob, 'other').getByLabel('Muted')).toBeHidden();

  await control(alice, 'Raise hand').click();
  await expect(tile(bob, 'other').getByText('Hand raised')).toBeAttached();
  await control(bob, 'React').click();
  await bob.getByRole('menuitem', { name: 'Applause' }).click();
  await expect(tile(alice, 'other').locator('.call-reaction')).toContainText('👏');
  await expect(alice.getByTestId('call-announcer')).toContainText('reacted: Applause');

  await control(alice, 'Share screen').click();
  await expect(tile(bob, 'other', 'screen').locator('video')).toBeVisible();
  await seesAndHears(bob);
  await control(alice, 'Stop sharing').click();
  await expect(tile(bob, 'other', 'screen')).toBeHidden();

  await control(alice, 'More').click();
  await alice.getByRole('menuitem', { name: 'Hold' }).click();
  await expect(bob.getByText('You are on hold. Please wait.')).toBeVisible();
  await stage(alice).getByRole('button', { name: 'Resume' }).click();
  await Promise.all([connected(alice), connected(bob)]);
  await seesAndHears(bob);

  await alice.getByRole('button', { name: 'Minimize call' }).click();
  await expect(alice.getByTestId('call-mini')).toBeVisible();
  await alice.getByRole('button', { name: 'Maximize call' }).click();
  await control(alice, 'Leave').click();
  await expect(ended(bob)).toContainText('The call has ended.');
  await expect(ended(alice)).toContainText('Duration');
});

test('a call that does not come about says why', async ({ browser }, { retry }) => {
  [alice, bob] = await meet(browser, `In vain ${retry}`);
  await alice.getByRole('button', { name: 'Call', exact: true }).click();
  await expect(ringing(bob).getByRole('button', { name: 'Answer', exact: true })).toBeVisible();
  await expect(ringing(bob).getByRole('button', { name: 'Answer with video' })).toBeHidden();
  await bob.keyboard.press('Control+Shift+A');
  await expect(ringing(bob)).toBeVisible();
  await bob.keyboard.press('Control+Shift+D');
  await expect(ended(alice)).toContainText('The call was declined.');
  await ended(alice).getByRole('button', { name: 'Call again' }).click();
  await expect(ringing(bob)).toBeVisible();
  await control(alice, 'Cancel call').click();
  await expect(ringing(bob)).toBeHidden();
  await expect(ended(alice)).toContainText('The call was cancelled.');
  await ended(alice).getByRole('button', { name: 'Close' }).click();

  await alice.getByRole('button', { name: 'Call', exact: true }).click();
  await ringing(bob).getByRole('button', { name: 'Decline with a message' }).click();
  await bob.getByRole('menuitem', { name: 'I’ll call you back later.' }).click();
  await expect(ended(alice)).toContainText('The call was declined.');
  await ended(alice).getByRole('button', { name: 'Close' }).click();

  // Leaving the page says goodbye; a browser that is killed is waited for.
  await bob.goto('about:blank');
  await alice.getByRole('button', { name: 'Call', exact: true }).click();
  await expect(ended(alice)).toContainText('This person can’t be reached right now.');
});

test('all devices of a person ring, and one answers', async ({ browser }, { retry }) => {
  [alice, bob] = await meet(browser, `Two devices ${retry}`);
  const phone = await arrive(browser, 'bob', { viewport: { width: 390, height: 780 } });
  await alice.getByRole('button', { name: 'Call', exact: true }).click();
  await Promise.all([expect(ringing(bob)).toBeVisible(), expect(ringing(phone)).toBeVisible()]);
  await ringing(phone).getByRole('button', { name: 'Answer', exact: true }).click();
  await Promise.all([connected(alice), connected(phone)]);
  await expect(ringing(bob)).toBeHidden();
  await phone.screenshot({ path: test.info().outputPath('call-phone.png') });
  await control(phone, 'Leave').click();
  await expect(ended(alice)).toBeVisible();
});

test('a call is accessible, light and dark', { tag: '@picture' }, async ({ browser }) => {
  test.setTimeout(180_000);
  [alice, bob] = [await arrive(browser, 'alice'), await arrive(browser, 'bob')];
  await startThread(alice, ['Bob'], 'Accessible');
  await call(alice, true);
  await expect(ringing(bob)).toContainText('Incoming video call');
  await accessible(bob);
  await accessible(alice);
  await bob.keyboard.press('Control+Shift+A');
  await connected(alice);
  await expect(control(bob, 'Turn camera off')).toBeVisible();
  await control(alice, 'Participants').click();
  await accessible(alice);
  await takePicture(alice, 'call.png');
  await control(bob, 'Leave').click();
  await expect(ended(alice)).toBeVisible();
  await accessible(alice);
});

async function accessible(page: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
}
