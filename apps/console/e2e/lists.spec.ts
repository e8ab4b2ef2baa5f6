import { expect } from '@playwright/test';
import { expectAccessible, test } from '@switchboard/e2e';
import type { Page } from '@playwright/test';
import { answer, letBackIn, open, signIn, signInToPeople } from './_console.ts';

const rows = (page: Page) => page.getByRole('table').getByRole('rowheader');
const exportButton = (page: Page) => page.getByRole('button', { name: 'Export CSV' });

/** More people than the demo has: as many pages as are asked for. */
async function showManyPeople(page: Page): Promise<void> {
  const person = (number: number) => ({
    ...{ id: `usr_0${number}`, name: `Person ${number}`, email: null, role: 'member' },
    ...{ userId: null, blockedAt: null, erasedAt: null, lastActiveAt: null },
    createdAt: '2026-01-10T10:00:00.000Z',
  });
  const items = (number: number) => [person(2 * number - 1), person(2 * number)];
  await answer(page, {
    'people.list': ({ cursor, query }) => {
      if (query) return { items: [person(9)], cursor: null };
      const at = Number(cursor ?? 1);
      return { items: items(at), cursor: at < 3 ? String(at + 1) : null };
    },
  });
}

test('people are read page by page, by keyboard as well', async ({ browser }) => {
  const dana = await signIn(browser, 'dana');
  await showManyPeople(dana);
  await open(dana, 'People');
  await dana.reload();
  await expect(rows(dana)).toHaveText([/Person 1/, /Person 2/]);
  const next = dana.getByRole('button', { name: 'Next' });
  const previous = dana.getByRole('button', { name: 'Previous' });
  await expect(previous).toHaveAttribute('aria-disabled', 'true');
  await next.click();
  await expect(rows(dana)).toHaveText([/Person 3/, /Person 4/]);
  await dana.keyboard.press('Enter');
  await expect(rows(dana)).toHaveText([/Person 5/, /Person 6/]);
  await expect(dana.getByText('Page 3', { exact: true })).toBeVisible();
  // On the last page there is nothing to press, and the focus stays.
  await expect(next).toHaveAttribute('aria-disabled', 'true');
  await expect(next).toBeFocused();
  await expectAccessible(dana);
  await dana.keyboard.press('Shift+Tab');
  await expect(previous).toBeFocused();
  await dana.keyboard.press('Enter');
  await expect(rows(dana)).toHaveText([/Person 3/, /Person 4/]);
  // What is looked for again begins at its own first page.
  await dana.getByRole('searchbox', { name: 'Search' }).fill('nine');
  await expect(rows(dana)).toHaveText([/Person 9/]);
  await expect(dana.getByRole('navigation', { name: 'Page 1' })).toHaveCount(0);
});

test('what somebody else changes shows without reading again', async ({ browser }) => {
  const watching = await signInToPeople(browser, 'dana');
  await letBackIn(watching, 'Bob');
  const bob = watching.getByRole('row').filter({ hasText: 'Bob' });
  await expect(bob).toContainText('active');

  const acting = await signInToPeople(browser, 'dana');
  await rows(acting).getByRole('link', { name: 'Bob', exact: true }).click();
  await acting.getByRole('button', { name: 'Block' }).click();
  await expect(bob).toContainText('blocked');
  await acting.getByRole('button', { name: 'Unblock' }).click();
  await expect(bob).toContainText('active');
});

test('an export that is refused at once says why', async ({ browser }) => {
  const dana = await signIn(browser, 'dana');
  await open(dana, 'People');
  await dana.route('**/api/export/people*', (route) =>
    route.fulfill({ status: 503, json: { error: {} } }),
  );
  await exportButton(dana).click();
  const problem = dana.getByText('Couldn’t export: the service is unavailable.');
  await expect(problem).toBeVisible();
  await expectAccessible(dana);
  await expect(dana).toHaveURL(/people$/);
  await expect(exportButton(dana)).toBeEnabled();
});

test('an export that breaks off on its way says so, and saves no half', async ({ browser }) => {
  const dana = await signIn(browser, 'dana');
  await open(dana, 'People');
  await dana.evaluate(() => {
    const ask = window.fetch;
    const broken = (): Response => {
      let parts = 0;
      const body = new ReadableStream({
        pull: (controller) =>
          parts++ === 0
            ? controller.enqueue(new TextEncoder().encode('id,name\r\n'))
            : controller.error(new TypeError('cut')),
      });
      return new Response(body);
    };
    window.fetch = async (...asked) =>
      String(asked[0]).startsWith('/api/export/') ? broken() : ask(...asked);
  });
  const downloads: string[] = [];
  dana.on('download', (download) => void downloads.push(download.suggestedFilename()));
  await exportButton(dana).click();
  await expect(dana.getByText('The export was interrupted')).toBeVisible();
  expect(downloads).toEqual([]);
});

test('without a network an export says so', async ({ browser }) => {
  const dana = await signIn(browser, 'dana');
  await open(dana, 'People');
  await dana.context().setOffline(true);
  await exportButton(dana).click();
  await expect(dana.getByText('Couldn’t export: you are offline.')).toBeVisible();
  await dana.context().setOffline(false);
});
