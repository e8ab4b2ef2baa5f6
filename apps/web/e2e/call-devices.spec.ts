import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectAccessible, test } from '@switchboard/e2e';
import {
  answer,
  arrive,
  call,
  connected,
  control,
  leave,
  seesAndHears,
  stage,
  tile,
} from './_calls.ts';
import { openThread, startThread } from './_people.ts';

test.afterEach(leave);

test('who refuses camera and microphone is told what to do, and still sees and hears', async ({
  browser,
}, { retry }) => {
  test.setTimeout(180_000);
  const topic = `Refused ${retry}`;
  const alice = await arrive(browser, 'alice', { permissions: [] });
  const bob = await arrive(browser, 'bob');
  await refuse(alice);
  await startThread(alice, ['Bob', 'Carla'], topic);
  await openThread(bob, topic);

  await alice.getByRole('button', { name: 'Join with video' }).click();
  const lobby = alice.getByTestId('pre-call');
  const help = lobby.getByRole('alert');
  await expect(help).toContainText('Your browser is blocking the camera and microphone');
  await expect(help).toContainText('Select the icon to the left of the address.');
  await expect(lobby.getByRole('switch', { name: 'Use camera' })).toBeDisabled();
  await lobby.getByRole('button', { name: 'Join now' }).click();
  await connected(alice);

  await bob.getByRole('button', { name: 'Join with video' }).click();
  const door = bob.getByTestId('pre-call');
  await expect(door.getByRole('alert')).toBeHidden();
  await door.getByRole('button', { name: 'Join now' }).click();
  await connected(bob);
  await seesAndHears(alice);
  await expect(tile(bob, 'other')).toContainText('Alice');
  await expect(tile(bob, 'other').locator('video')).toBeHidden();

  await control(alice, 'Turn camera on').click();
  await expect(alice.getByText('Your browser is blocking this device.')).toBeVisible();
  await expect(control(alice, 'Turn camera on')).toBeVisible();
  await allow(alice);
  await control(alice, 'Turn camera on').click();
  await expect(tile(bob, 'other').locator('video')).toBeVisible();
});

test('who answers without devices sees, hears, is told, and can mend it in the call', async ({
  browser,
}, { retry }) => {
  test.setTimeout(180_000);
  const alice = await arrive(browser, 'alice');
  const bob = await arrive(browser, 'bob', { permissions: [] });
  await refuse(bob);
  await startThread(alice, ['Bob'], `Without ${retry}`);
  await call(alice, true);
  await answer(bob, 'Answer with video');
  await connected(alice);
  await seesAndHears(bob);
  const trouble = bob.getByText('Others can’t hear you: your browser is blocking the microphone.');
  await expect(trouble).toBeVisible();
  await bob.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(bob);
  await expect(tile(alice, 'other').locator('video')).toBeHidden();

  await stage(bob).getByRole('button', { name: 'Test devices' }).click();
  const devices = bob.getByRole('dialog', { name: 'Test devices' });
  await expect(devices.getByRole('alert')).toContainText('camera and microphone');
  await allow(bob);
  await devices.getByRole('button', { name: 'Request access' }).click();
  await expect(devices.getByRole('alert')).toBeHidden();
  await bob.keyboard.press('Escape');
  await expect(trouble).toBeHidden();
  await control(bob, 'Turn camera on').click();
  await seesAndHears(alice);
});

type Ask = (constraints?: MediaStreamConstraints) => Promise<MediaStream>;

/** As a person does who clicks on "Block"; the fake devices of the tests are always allowed. */
async function refuse(page: Page): Promise<void> {
  await page.evaluate(() => {
    const devices = navigator.mediaDevices;
    const ask: Ask = devices.getUserMedia.bind(devices);
    Object.assign(globalThis, { refused: true });
    devices.getUserMedia = async (constraints) => {
      // A browser needs a moment to refuse, too.
      await devices.enumerateDevices();
      const { refused } = globalThis as unknown as { refused: boolean };
      if (refused) throw new DOMException('Permission denied', 'NotAllowedError');
      return ask(constraints);
    };
  });
}

const allow = (page: Page): Promise<void> =>
  page.evaluate(() => void Object.assign(globalThis, { refused: false }));
