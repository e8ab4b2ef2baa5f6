import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { stack, untilConnected, test, TOLD_MS } from '@switchboard/e2e';
import type { Page } from '@playwright/test';
import { inChat, letBackIn, open, signIn } from './_console.ts';

const table = (page: Page) => page.getByRole('table', { name: 'People' });
const rows = (page: Page) => table(page).getByRole('rowheader');

async function openPerson(page: Page, name: string): Promise<void> {
  await open(page, 'People');
  await rows(page).getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page).toHaveTitle(`${name} – Console`);
}

async function choose(page: Page, action: string): Promise<void> {
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

async function announce(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Add person' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add person' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('textbox', { name: 'Subject' }).fill(name.toLowerCase());
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(dialog.getByText(`${name} was added.`)).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();
}

test('people are searched, filtered and sorted, and the address tells how', async ({ browser }) => {
  const dana = await signIn(browser, 'dana');
  await open(dana, 'People');
  await expect(rows(dana).first()).toHaveText(/Alice/);
  await dana.getByRole('button', { name: 'Name' }).click();
  await expect(dana).toHaveURL(/sort=-name/);
  await expect(rows(dana).last()).toHaveText(/Alice/);
  await dana.getByRole('searchbox', { name: 'Search' }).fill('Dan');
  await expect(rows(dana)).toHaveText([/Dana/]);
  await expect(dana).toHaveURL(/q=Dan/);
  await dana.reload();
  await expect(dana.getByRole('searchbox', { name: 'Search' })).toHaveValue('Dan');
  await dana.getByRole('combobox', { name: 'Role' }).click();
  await dana.getByRole('option', { name: 'auditor' }).click();
  await expect(dana.getByRole('heading', { name: 'No results' })).toBeVisible();
  await dana.getByRole('button', { name: 'Clear filters' }).click();
  await expect(rows(dana).getByText('Bob')).toBeVisible();
});

test('people are taken away as a file, and so is the audit', async ({ browser }) => {
  const dana = await signIn(browser, 'dana');
  await open(dana, 'People');
  for (const [page, first] of [
    ['People', 'id,name,email'],
    ['Audit', 'id,at,'],
  ] as const) {
    await open(dana, page);
    const arriving = dana.waitForEvent('download');
    await dana.getByRole('button', { name: 'Export CSV' }).click();
    const download = await arriving;
    expect(download.suggestedFilename()).toBe(`${page.toLowerCase()}.csv`);
    expect(await readFile(await download.path(), 'utf8')).toContain(first);
  }
});

test('somebody is announced, corrected, given a role and erased by name', async ({ browser }) => {
  const dana = await signIn(browser, 'dana');
  await open(dana, 'People');
  await announce(dana, 'Eva');
  await openPerson(dana, 'Eva');
  await dana.getByRole('button', { name: 'Edit' }).click();
  await dana.getByRole('textbox', { name: 'Email' }).fill('eva@example.com');
  await dana.getByRole('button', { name: 'Save' }).click();
  await expect(dana.getByText('eva@example.com')).toBeVisible();

  await choose(dana, 'Change role');
  await dana.getByRole('combobox', { name: 'Role' }).selectOption('auditor');
  await dana.getByRole('button', { name: 'Save' }).click();
  await expect(dana.getByText('Eva now has the role auditor.')).toBeVisible();

  await choose(dana, 'Erase…');
  const dialog = dana.getByRole('dialog', { name: 'Erase Eva' });
  const erase = dialog.getByRole('button', { name: 'Erase permanently' });
  await expect(erase).toBeDisabled();
  await dialog.getByRole('textbox', { name: 'Type “Eva” to confirm' }).fill('Eva');
  await erase.click();
  await expect(dana.getByText('This person was erased.')).toBeVisible();
  await expect(dana.getByRole('button', { name: 'More actions' })).toHaveCount(0);
});

test('an invitation gives a link to send', async ({ browser }) => {
  const dana = await signIn(browser, 'dana');
  await open(dana, 'People');
  await dana.getByRole('button', { name: 'Invite' }).click();
  const dialog = dana.getByRole('dialog', { name: 'Invite person' });
  await dialog.getByRole('button', { name: 'Create sign-in link' }).click();
  await expect(dialog.getByText('This field is required.')).toHaveCount(2);
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Finn');
  await dialog.getByRole('textbox', { name: 'Subject' }).fill('finn');
  await dialog.getByRole('button', { name: 'Create sign-in link' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Sign-in link' })).toHaveValue(
    new URL('/auth/sign-in', stack().apps.web.url).href,
  );
});

test('who is blocked while chatting is out at once, and may come back', async ({ browser }) => {
  const dana = await signIn(browser, 'dana');
  // Where an earlier try had ended with the block.
  await letBackIn(dana, 'Bob');
  const bob = await inChat(browser, 'bob');
  await untilConnected(bob);
  await openPerson(dana, 'Bob');
  await dana.getByRole('button', { name: 'Block' }).click();
  await expect(bob.getByText('Your account is blocked. Contact an administrator.')).toBeVisible({
    timeout: TOLD_MS,
  });
  await expect(dana.getByText(/^Blocked since/)).toBeVisible();
  await expect(dana.getByText('Person blocked').first()).toBeVisible();

  await dana.getByRole('button', { name: 'Undo' }).click();
  await expect(dana.getByText(/^Blocked since/)).toHaveCount(0);
  await bob.getByRole('button', { name: 'Retry' }).click();
  await expect(bob.getByRole('heading', { level: 1, name: 'Conversations' })).toBeVisible();
});
