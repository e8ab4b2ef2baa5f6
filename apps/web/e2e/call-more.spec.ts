import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectAccessible, test } from '@switchboard/e2e';
import {
  answer,
  arrive,
  call,
  connected,
  control,
  ended,
  leave,
  more,
  meet,
  ringing,
  seesAndHears,
  stage,
} from './_calls.ts';
import { choosePerson } from './_people.ts';

test.afterEach(leave);

test('keys are played into a call, which is then handed over to somebody who takes it', async ({
  browser,
}, { retry }) => {
  test.setTimeout(180_000);
  const carla = await arrive(browser, 'carla');
  const [alice, bob] = await meet(browser, `Handed over ${retry}`);
  await call(alice);
  await answer(bob);
  await connected(alice);
  await listenForTones(alice);
  await more(alice, 'Keypad');
  const pad = alice.getByRole('dialog', { name: 'Keypad' });
  for (const key of ['5', '#', '0']) await pad.getByRole('button', { name: key }).click();
  await expect.poll(() => tones(alice)).toBe('5#0');
  await pad.press('Escape');
  await control(bob, 'Mute').click();

  await handOver(alice);
  await expect(stage(alice).getByText('Transferring call…')).toBeVisible();
  await expect(ringing(carla)).toContainText('Transferred by Alice');
  await ringing(carla).getByRole('button', { name: 'Decline', exact: true }).click();
  await expect(stage(alice).getByRole('alert')).toContainText('Couldn’t transfer the call');
  await expectAccessible(alice);
  await Promise.all([connected(alice), connected(bob)]);

  await handOver(alice);
  await answer(carla, 'Answer with video');
  await expect(ended(alice)).toContainText('You transferred the call.');
  await connected(bob);
  // Who was not heard before is not heard now.
  await control(bob, 'Unmute').click();
  await control(bob, 'Turn camera on').click();
  await Promise.all([seesAndHears(bob), seesAndHears(carla)]);
});

async function handOver(page: Page): Promise<void> {
  await more(page, 'Transfer');
  await choosePerson(page, 'Carla');
  await page.getByRole('dialog').getByRole('button', { name: 'Transfer' }).click();
}

/** The browser says which tones it has begun to send. */
async function listenForTones(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { connections } = globalThis as unknown as { connections: RTCPeerConnection[] };
    const played: string[] = [];
    Object.assign(globalThis, { played });
    for (const { dtmf } of connections.flatMap((connection) => connection.getSenders())) {
      dtmf?.addEventListener('tonechange', ({ tone }) => played.push(tone));
    }
  });
}

const tones = (page: Page): Promise<string> =>
  page.evaluate(() => (globalThis as unknown as { played: string[] }).played.join(''));
