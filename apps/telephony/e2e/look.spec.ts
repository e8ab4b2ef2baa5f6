import { expect } from '@playwright/test';
import { expectAccessible, test } from '@switchboard/e2e';
import { open, signIn } from './_inbox.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`everybody can use every page, ${colorScheme}`, async ({ browser }) => {
    const dana = await signIn(browser, 'dana', { colorScheme });
    await expectAccessible(dana);
    const dialogs = [
      ['Contacts', 'Add contact'],
      ['Templates', 'New template'],
      ['Campaigns', 'New campaign'],
      ['Numbers', 'Add number'],
    ] as const;
    await open(dana, 'Calls');
    await expectAccessible(dana);
    for (const [page, button] of dialogs) {
      await open(dana, page);
      await expectAccessible(dana);
      // In light, the journeys of these pages look at their dialogs.
      if (colorScheme === 'light') continue;
      await dana.getByRole('button', { name: button }).click();
      await expect(dana.getByRole('dialog')).toBeVisible();
      await expectAccessible(dana);
      await dana.keyboard.press('Escape');
      await expect(dana.getByRole('dialog')).toHaveCount(0);
    }
  });
}
