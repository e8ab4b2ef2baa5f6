import { expect } from '@playwright/test';
import { answerProcedures, expectAccessible, test } from '@switchboard/e2e';
import type { Browser, Page } from '@playwright/test';
import { answer, giveRole, inChat, open, showOrphans, signIn } from './_console.ts';

const rows = (page: Page) => page.getByRole('table').getByRole('rowheader');

async function openLedger(browser: Browser, login = 'dana'): Promise<Page> {
  const page = await signIn(browser, login);
  await open(page, 'Ledger');
  return page;
}

async function openOrphans(browser: Browser): Promise<Page> {
  const dana = await openLedger(browser);
  await showOrphans(dana);
  await dana.reload();
  await expect(rows(dana)).toHaveText(['Person 0', 'Person 1', 'Person 2', 'Person 3']);
  return dana;
}

test('which identity is whose is found by state, person and identity', async ({ browser }) => {
  await inChat(browser, 'alice');
  await inChat(browser, 'bob');
  const dana = await openLedger(browser);
  await expect(dana.getByText('No unassigned identities')).toBeVisible();
  await expect(rows(dana).filter({ hasText: 'Bob' })).toHaveCount(1);
  await dana.getByRole('combobox', { name: 'State' }).click();
  await dana.getByRole('option', { name: 'In use' }).click();
  await expect(dana).toHaveURL(/state=active/);
  await dana.getByRole('combobox', { name: 'Person' }).fill('Ali');
  await dana.getByRole('option', { name: 'Alice' }).click();
  await expect(rows(dana)).toHaveText(['Alice']);
  const identity = await dana.getByRole('row').last().locator('.code').innerText();

  await dana.goto(`${new URL(dana.url()).origin}/ledger`);
  const field = dana.getByRole('searchbox', { name: 'Identity' });
  await field.fill(identity.slice(0, 20));
  await expect(dana.getByText('Enter the full identity.')).toBeVisible();
  await expect(dana.getByRole('heading', { name: 'No results' })).toBeVisible();
  await field.fill(identity);
  await expect(rows(dana)).toHaveText(['Alice']);
  await dana.reload();
  await expect(rows(dana)).toHaveText(['Alice']);
  await rows(dana).getByRole('link', { name: 'Alice' }).click();
  await expect(dana.getByRole('heading', { level: 1, name: 'Alice' })).toBeVisible();
});

test('what is left over is chosen by its card and explained, by keyboard as well', async ({
  browser,
}) => {
  const dana = await openOrphans(browser);
  await expect(dana.getByText('4 unassigned identities')).toBeVisible();
  await expect(
    dana.getByText('It is unknown whether the service still has this identity.'),
  ).toBeVisible();
  await dana.getByRole('button', { name: 'Show: Deleting' }).click();
  await expect(dana).toHaveURL(/state=deleting/);
  await expect(rows(dana)).toHaveText(['Person 2']);
  await dana.getByRole('button', { name: 'Details: Person 2, Deleting' }).focus();
  await dana.keyboard.press('Enter');
  const drawer = dana.getByRole('dialog', { name: 'Unassigned identity of Person 2' });
  await expect(drawer).toContainText('Deletion was requested');
  await expect(drawer).toContainText('Then select Repair.');
  await expectAccessible(dana);
  await dana.keyboard.press('Escape');
  await expect(dana.getByRole('button', { name: 'Details: Person 2, Deleting' })).toBeFocused();
  await dana.getByRole('button', { name: 'Show: Deleting' }).click();
  await expect(rows(dana)).toHaveCount(4);
});

test('a repair says what it does, and what came of it', async ({ browser }) => {
  const dana = await openLedger(browser);
  const repair = async (): Promise<void> => {
    await dana.getByRole('button', { name: 'Repair' }).click();
    await expect(
      dana.getByText('Identities that are unassigned or no longer needed are deleted'),
    ).toBeVisible();
    await dana.getByRole('button', { name: 'Repair now' }).click();
  };
  await repair();
  await expect(dana.getByText('No identities needed repair.')).toBeVisible();

  const held = Promise.withResolvers<void>();
  await dana.route('**/api/trpc/ledger.repair*', async (route) => {
    await held.promise;
    await route.fulfill({ json: [{ result: { data: { before: 3, left: 1 } } }] });
  });
  await repair();
  await expect(dana.getByRole('progressbar', { name: 'Repairing…' })).toBeVisible();
  await expectAccessible(dana);
  held.resolve();
  await expect(dana.getByText('Repaired 2 of 3 identities. 1 identity remains')).toBeVisible();
  await expect(dana.getByRole('dialog')).toHaveCount(0);
  await expectAccessible(dana);

  const data = { code: 'acs-unavailable', httpStatus: 503, requestId: 'req_7' };
  const error = { message: 'static', code: -32_603, data };
  await dana.unroute('**/api/trpc/ledger.repair*');
  await dana.route('**/api/trpc/ledger.repair*', (route) =>
    route.fulfill({ status: 503, json: [{ error }] }),
  );
  await repair();
  const dialog = dana.getByRole('dialog', { name: 'Repair ledger' });
  await expect(dialog.getByRole('alert')).toContainText('the service is unavailable');
  await dialog.getByRole('button', { name: 'Cancel' }).last().click();
  await expect(dialog).toHaveCount(0);
});

test('an auditor reads the ledger and repairs nothing', async ({ browser }) => {
  await giveRole(browser, 'auditor', 'carla');
  const auditor = await signIn(browser, 'carla');
  await open(auditor, 'Ledger');
  await expect(auditor.getByText('No unassigned identities')).toBeVisible();
  await expect(auditor.getByRole('button', { name: 'Repair' })).toHaveCount(0);
  await giveRole(browser, 'member', 'carla');
});

test('a long ledger is read page by page', async ({ browser }) => {
  const dana = await openLedger(browser);
  const line = (at: number) => ({
    ...{ id: `idn_${at}`, userId: null, state: 'deleted' },
    ...{ createdAt: '2026-01-10T10:00:00.000Z', changedAt: '2026-01-10T10:00:00.000Z' },
    person: { id: `usr_0${at}`, name: `Person ${at}` },
  });
  await answer(dana, {
    'ledger.list': ({ cursor }) =>
      cursor ? { items: [line(1)], cursor: null } : { items: [line(2)], cursor: 'idn_2' },
  });
  await dana.reload();
  await expect(rows(dana)).toHaveText(['Person 2']);
  await dana.getByRole('button', { name: 'Older' }).click();
  await expect(rows(dana)).toHaveText(['Person 1']);
  await dana.getByRole('button', { name: 'Newer' }).click();
  await expect(rows(dana)).toHaveText(['Person 2']);
});

test('what cannot be read says why, in which request, and is tried again', async ({ browser }) => {
  const dana = await openLedger(browser);
  const data = { code: 'unavailable', httpStatus: 503, requestId: 'req_7' };
  const error = { message: 'static', code: -32_603, data };
  const answerAgain = await answerProcedures(dana, /^ledger\./, { error });
  await dana.reload();
  const alert = dana.getByRole('alert').filter({ hasText: 'Couldn’t load the ledger.' });
  await expect(alert).toContainText('the service is unavailable');
  await expect(alert).toContainText('Request req_7');
  await answerAgain();
  await dana.getByRole('button', { name: 'Retry' }).click();
  await expect(dana.getByText('No unassigned identities')).toBeVisible();
});
