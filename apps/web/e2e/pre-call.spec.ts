import { expect } from '@playwright/test';
import type { Locator } from '@playwright/test';
import { test } from '@switchboard/e2e';
import { arrive, leave } from './_calls.ts';
import { startThread } from './_people.ts';

const SIZES = [
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
  { width: 360, height: 640 },
];

test.afterEach(leave);

test('the look before a call fits the screen, and its button is in sight', async ({ browser }, {
  retry,
}) => {
  const alice = await arrive(browser, 'alice');
  await startThread(alice, ['Bob', 'Carla'], `Fits ${retry}`);
  await alice.getByRole('button', { name: 'Join with video' }).click();
  const lobby = alice.getByTestId('pre-call');
  await expect(
    lobby.getByText(/Connected to the calling service\. Audio and video work/),
  ).toBeVisible();
  await expect(lobby.locator('video')).toBeVisible();
  for (const size of SIZES) {
    await alice.setViewportSize(size);
    await expect(lobby.getByRole('button', { name: 'Join now' })).toBeInViewport({ ratio: 1 });
    await expect(lobby.getByRole('button', { name: 'Cancel' })).toBeInViewport({ ratio: 1 });
    for (const place of [alice.locator('html'), lobby, lobby.locator('.pre-call-body')]) {
      // Fractions of a pixel are rounded up.
      await expect.poll(() => hidden(place), { message: JSON.stringify(size) }).toBeLessThan(2);
    }
  }
});

/** How many pixels of it are beyond its edges, to the right or below. */
function hidden(place: Locator): Promise<number> {
  return place.evaluate(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
    Math.max(scrollWidth - clientWidth, scrollHeight - clientHeight),
  );
}
