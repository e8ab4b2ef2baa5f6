import { expect } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { askAs, signInAt, stack, test, TOLD_MS } from '@switchboard/e2e';
import { createSpace, enterSpace, signIn } from './_spaces.ts';

interface Found {
  readonly items: readonly { readonly id: string }[];
}

/** What an administrator may do to somebody, without a page of the console for each of it. */
async function administrate(browser: Browser, name: string) {
  const { url } = stack().apps.console;
  const arrived = (page: Page): Promise<void> =>
    expect(page.getByRole('heading', { level: 1, name: /^Overview/ })).toBeVisible();
  const dana = await signInAt(browser, { url, login: 'dana', arrived });
  await dana.close();
  const ask = await askAs(url, 'dana');
  const { items } = await ask<Found>('people.list', { query: name });
  const personId = items[0]!.id;
  return {
    block: () => ask('people.block', { personId }),
    unblock: () => ask('people.unblock', { personId }),
  };
}

test('who is blocked in a space is out at once, and may come back', async ({ browser }) => {
  const bobs = await administrate(browser, 'Bob');
  // Where an earlier try had ended with the block.
  await bobs.unblock();
  const [alice, bob] = await Promise.all([signIn(browser, 'alice'), signIn(browser, 'bob')]);
  await createSpace(alice, 'Closed session', ['Bob']);
  await enterSpace(bob, 'Closed session');
  const people = alice.getByRole('list', { name: 'People' });
  await expect(people.getByText('Call data channel')).toBeVisible();

  await bobs.block();
  await expect(bob.getByText('Your account is blocked. Contact an administrator.')).toBeVisible({
    timeout: TOLD_MS,
  });
  await expect(people.getByRole('listitem').filter({ hasText: 'Bob' })).toContainText('Away');

  await bobs.unblock();
  await bob.getByRole('button', { name: 'Retry' }).click();
  await expect(people.getByText('Call data channel')).toBeVisible();
});
