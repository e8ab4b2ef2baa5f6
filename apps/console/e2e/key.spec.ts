import { expect } from '@playwright/test';
import { answerProcedures, expectAccessible, test } from '@switchboard/e2e';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { open, signIn } from './_console.ts';

async function openKeys(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const dana = await signIn(browser, 'dana', options);
  await open(dana, 'Access');
  await dana.getByRole('tab', { name: 'Key' }).click();
  await expect(card(dana, 'Primary key')).toBeVisible();
  return dana;
}

const card = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Access keys' }).getByRole('listitem').filter({ hasText: name });

/** Whether the trusted service still gets on with the data plane. */
async function getToken(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Tokens' }).click();
  await page.getByRole('button', { name: 'Issue token' }).click();
  await expect(page.getByRole('button', { name: 'Copy' })).toBeVisible();
}

test('the access key is rotated in two steps, and what signs next is accepted', async ({
  browser,
}) => {
  const dana = await openKeys(browser);
  // An earlier try may have stopped between the two steps.
  const second = dana.getByRole('region', { name: 'Step 2 of 2: revoke the previous key' });
  if (!(await second.isVisible())) {
    await dana.getByRole('button', { name: /^Activate .* key$/ }).click();
    await expect(dana.getByText(/ key is now in use\.$/)).toBeVisible();
  }
  const signing = dana.getByRole('listitem').filter({ hasText: 'in use for signing' });
  await expect(signing).toContainText('by Dana');
  await expect(second).toBeVisible();
  await expectAccessible(dana);

  const end = second.getByRole('button', { name: /^Revoke .* key…$/ });
  await expect(end).toBeEnabled();
  await end.click();
  await dana.getByRole('button', { name: 'Regenerate' }).click();
  await expect(dana.getByText(/^The previous .* key was revoked\.$/)).toBeVisible();
  await expect(dana.getByRole('region', { name: /^Step 1 of 2/ })).toBeVisible();
  await expect(card(dana, 'not in use')).toBeVisible();
  await getToken(dana);
});

test('a key that is pasted is tried, and refused in words', async ({ browser }) => {
  const dana = await openKeys(browser, { colorScheme: 'dark' });
  const azure = {
    inUse: { slot: 'primary', fingerprint: '0a1b2c3d' },
    ...{ former: null, since: null, author: null, settledAt: null, makesKeys: false },
  };
  await answerProcedures(dana, /^keys\.state$/, { result: { data: azure } });
  const data = { code: 'key-refused', httpStatus: 400, requestId: 'req_7' };
  const error = { message: 'static', code: -32_600, data };
  await answerProcedures(dana, /^keys\.rotate$/, { error });
  await dana.reload();
  await dana.getByRole('tab', { name: 'Key' }).click();
  await dana.getByLabel(/^Secondary key/).fill('bm9ib2R5IGhhcyB0aGlz');
  await dana.getByRole('button', { name: 'Activate Secondary key' }).click();
  await expect(dana.getByText('the back end refused this key; nothing was changed')).toBeVisible();
  await expectAccessible(dana);
});
