import { expect } from '@playwright/test';
import { askCarrier, test } from '@switchboard/e2e';
import type { Locator, Page } from '@playwright/test';
import { conversationOf, ourNumber, signIn, textsOf, tick, url } from './_inbox.ts';

const HANDSET = '+12065550194';
/** Farther than from any end of the page to the other. */
const MAX_TABS = 60;

/** As somebody without a mouse gets there. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let tabs = 0; tabs < MAX_TABS; tabs++) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('It cannot be reached by the keyboard.');
}

test('a thread is found, opened and answered without a mouse', async ({ browser }) => {
  const ours = await ourNumber(browser);
  const alice = await signIn(browser, 'alice');
  await askCarrier('POST', '/handsets', { phoneNumber: HANDSET });
  const thread = await conversationOf('alice', ours, HANDSET);
  await alice.goto(`${url()}/inbox`);
  const search = alice.getByRole('searchbox', { name: 'Search names, numbers, texts' });
  await expect(search).toBeVisible();
  await tabTo(alice, search);
  await alice.keyboard.type('5550194');
  const found = alice.getByRole('navigation', { name: 'Conversations' }).getByRole('link').first();
  await expect(found).toHaveAttribute('href', thread);
  await alice.keyboard.press('ArrowDown');
  await expect(found).toBeFocused();
  await alice.keyboard.press('Enter');
  const box = alice.getByRole('textbox', { name: 'Text message' });
  await expect(box).toBeVisible();
  await tabTo(alice, box);
  await alice.keyboard.type('Typed all the way');
  await alice.keyboard.press('Shift+Enter');
  await alice.keyboard.type('in two lines');
  await alice.keyboard.press('Enter');
  await expect(tick(alice, 'Typed all the way')).toHaveAccessibleName('Delivered');
  await expect(box).toBeFocused();
  expect(await textsOf(HANDSET, ours)).toEqual(['Typed all the way\nin two lines']);
});
