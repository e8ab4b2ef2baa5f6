import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { advanceCarrier, buyNumber, expectAccessible, takePicture, test } from '@switchboard/e2e';
import { addNumber, openConversation, openHandset, signIn, tick } from './_inbox.ts';
import type { Handset } from './_inbox.ts';

const HANDSET = '+12065550190';
/** Longer than any text waits for a phone that is out of reach. */
const TWO_DAYS_MS = 172_800_000;

test('a team texts a customer, who answers, opts out and comes back', async ({ browser }) => {
  const dana = await signIn(browser, 'dana');
  const ours = await buyNumber('425');
  await addNumber(dana, ours);
  const [alice, bob, handset] = await Promise.all([
    signIn(browser, 'alice'),
    signIn(browser, 'bob', { colorScheme: 'dark', viewport: { width: 390, height: 760 } }),
    openHandset(browser, HANDSET, ours),
  ]);
  await openConversation(alice, ours, HANDSET);

  await answered(alice, bob, handset);
  await optedOut(alice, handset);
  await outOfReach(alice, handset);
});

/** A text arrives, and its answer is before the whole team. */
async function answered(alice: Page, bob: Page, handset: Handset): Promise<void> {
  const box = alice.getByRole('textbox', { name: 'Text message' });
  await box.fill('Your table is free at 7 – see you?');
  await expect(alice.getByText('– shortens each segment')).toBeVisible();
  await box.fill('Your table is free at 7. See you?');
  await expect(alice.getByText('1 segment · 127 characters left · $0.0075')).toBeVisible();
  await box.press('Enter');
  await expect(handset.log).toContainText('Your table is free at 7. See you?');
  await expect(tick(alice, 'Your table is free')).toHaveAccessibleName('Delivered');
  await handset.write('See you at 7!');
  await expect(alice.getByRole('log')).toContainText('See you at 7!');
  await bob.getByRole('link', { name: /See you at 7!/ }).click();
  await expect(bob.getByRole('log')).toContainText('See you at 7!');
  await expectAccessible(alice);
  await expectAccessible(bob);
  await takePicture(alice, 'telephony-inbox.png');
  await takePicture(handset.page, 'handset.png');
}

/** Whoever writes STOP is texted no more, and START undoes it. */
async function optedOut(alice: Page, handset: Handset): Promise<void> {
  const box = alice.getByRole('textbox', { name: 'Text message' });
  const reason = alice.getByText('They opted out, so texts to them are refused');
  await handset.write('STOP');
  await expect(reason).toBeVisible();
  await box.fill('Before you go');
  await expect(alice.getByRole('button', { name: 'Send' })).toBeDisabled();
  await expectAccessible(alice);
  await handset.write('START');
  await expect(reason).toBeHidden();
  await box.press('Enter');
  await expect(handset.log).toContainText('Before you go');
}

/** A text waits for a phone out of reach, fails in the end, and is sent again by hand. */
async function outOfReach(alice: Page, handset: Handset): Promise<void> {
  await handset.become('Out of reach');
  const box = alice.getByRole('textbox', { name: 'Text message' });
  await box.fill('Are you there?');
  await box.press('Enter');
  await expect(tick(alice, 'Are you there?')).toHaveAccessibleName('Sent');
  await advanceCarrier(TWO_DAYS_MS);
  await expect(alice.getByText(/Not delivered: the phone was switched off/)).toBeVisible();
  await expectAccessible(alice);
  await handset.become('On');
  await alice.getByRole('button', { name: 'Try again' }).click();
  await expect(tick(alice, 'Are you there?')).toHaveAccessibleName('Delivered');
  await expect(handset.log).toContainText('Are you there?');
}
