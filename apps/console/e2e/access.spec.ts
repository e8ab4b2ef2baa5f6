import { expect } from '@playwright/test';
import { askAs, expectAccessible, stack, test } from '@switchboard/e2e';
import type { Browser, BrowserContextOptions, Locator, Page } from '@playwright/test';
import { open, signIn } from './_console.ts';

async function openAccess(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const dana = await signIn(browser, 'dana', options);
  await open(dana, 'Access');
  await expect(row(dana, 'administrator')).toBeVisible();
  return dana;
}

const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click();
const row = (page: Page, role: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: role, exact: true }) });
const history = (page: Page) =>
  page.getByRole('region', { name: 'Version history' }).getByRole('listitem');

async function wantLifetime(page: Page, minutes: string): Promise<void> {
  await page.getByRole('button', { name: 'Edit rule for administrator' }).click();
  const dialog = page.getByRole('dialog', { name: 'Rule for administrator' });
  await dialog.getByRole('textbox', { name: 'Default lifetime' }).fill(minutes);
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(dialog).toBeHidden();
}

async function review(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Review and save' }).click();
  return page.getByRole('dialog', { name: 'Save policy' });
}

async function save(dialog: Locator, action: string, note?: string): Promise<void> {
  if (note) await dialog.getByRole('textbox', { name: 'Note' }).fill(note);
  await dialog.getByRole('button', { name: action }).click();
  await expect(dialog).toBeHidden();
}

/** Back to what held before anybody decided. */
async function rollBack(page: Page, version = 0): Promise<void> {
  const name = `Roll back to version ${version}`;
  await page.getByRole('button', { name }).click();
  await save(page.getByRole('dialog', { name }), 'Roll back');
}

/** Whatever became of a test, the next finds what held before anybody decided. */
test.afterEach(async () => {
  const ask = await askAs(stack().apps.console.url, 'dana');
  const { version } = await ask<{ version: number }>('policy.current');
  const [first] = await ask<{ policy: object }[]>('policy.history', { before: 1, limit: 10 });
  const effect = await ask<object[]>('policy.preview', { policy: first?.policy });
  if (effect.length === 0) return;
  await ask('policy.change', { policy: first?.policy, note: 'As it was', base: version });
});

/** A token of one's own with the lifetime of the policy, read in words. */
async function readOwnToken(page: Page): Promise<void> {
  await tab(page, 'Tokens');
  await page.getByRole('radio', { name: /^Default for your role/ }).check();
  await page.getByRole('button', { name: 'Issue token' }).click();
  await page.getByRole('button', { name: 'Decode' }).click();
}

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** As ACS makes them, but for the signature. */
function tokenWith(claims: object): string {
  const resource = '00000000-0000-4000-8000-000000000000';
  const payload = {
    skypeid: `acs:${resource}_00000000-0000-4000-8000-000000000001`,
    acsScope: 'chat.join',
    resourceId: resource,
    iat: 1_600_000_000,
    exp: 1_600_003_600,
    ...claims,
  };
  return `${encode({ alg: 'RS256' })}.${encode(payload)}.${'A'.repeat(342)}`;
}

test('a change of the policy holds from the next token on, stands in the history, and is taken back', async ({
  browser,
}) => {
  const dana = await openAccess(browser);
  await wantLifetime(dana, '90');
  await expect(row(dana, 'administrator').getByRole('insertion')).toHaveText('1 h 30 min');
  const dialog = await review(dana);
  await expect(dialog.getByRole('insertion')).toHaveText('1 h 30 min');
  await expect(dialog.getByRole('deletion')).toHaveText('1 h');
  await expect(dialog.getByRole('region', { name: 'Affected people' })).toContainText(
    'administrator: 1 person',
  );
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
  await save(dialog, 'Save', 'Longer days for administrators');
  await expect(history(dana).first()).toContainText('Dana');
  await expect(history(dana).first()).toContainText('Longer days for administrators');

  await readOwnToken(dana);
  const read = dana.getByRole('region', { name: 'Decode a token' });
  await expect(read.getByText('No problems found')).toBeVisible();
  await expect(read.getByText('1 h 30 min')).toBeVisible();
  await expect(read.getByText('start calls')).toBeVisible();

  await tab(dana, 'Policy');
  await rollBack(dana);
  await expect(history(dana).first()).toContainText('Rolled back to version 0');
  await readOwnToken(dana);
  await expect(read.getByText('1 h', { exact: true })).toBeVisible();
});

test('a rule that cannot be used says why at its field', async ({ browser }) => {
  const dana = await openAccess(browser);
  await dana.getByRole('button', { name: 'Edit rule for guest', exact: true }).click();
  const dialog = dana.getByRole('dialog', { name: 'Rule for guest' });
  await dialog.getByRole('textbox', { name: 'Default lifetime' }).fill('30');
  await expect(dialog.getByText('Enter a value from 60 to 1,440 minutes.')).toBeVisible();
  await dialog.getByRole('checkbox', { name: 'chat', exact: true }).check();
  await expect(dialog.getByText('Guests can’t have this scope.')).toBeVisible();
  await dialog.getByRole('checkbox', { name: 'Relay' }).check();
  await dialog.getByRole('textbox', { name: 'Relay lifetime' }).fill('90');
  await expect(dialog.getByText('Enter a value from 1 to 60 minutes.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Apply' })).toBeDisabled();
  await expectAccessible(dana);
});

test('what somebody else decided meanwhile is not overwritten, and edits are kept', async ({
  browser,
}) => {
  const [dana, other] = [await openAccess(browser), await openAccess(browser)];
  await wantLifetime(dana, '120');
  const dialog = await review(dana);
  await wantLifetime(other, '90');
  await save(await review(other), 'Save', 'I was faster');

  await dialog.getByRole('textbox', { name: 'Note' }).fill('I was slower');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('The policy was changed by someone else')).toBeVisible();
  await expectAccessible(dana);
  await dialog.getByRole('button', { name: 'Compare with my edits' }).click();
  await expect(dialog.getByRole('deletion')).toHaveText('1 h 30 min');
  await expect(dialog.getByRole('insertion')).toHaveText('2 h');
  await save(dialog, 'Save');
  await expect(history(dana).first()).toContainText('I was slower');
  await rollBack(dana);
});

test('a pasted token is read in the page alone, and it says why it is refused', async ({
  browser,
}) => {
  const dana = await openAccess(browser);
  await tab(dana, 'Tokens');
  const token = tokenWith({});
  const sent: string[] = [];
  dana.on('request', (request) => sent.push(`${request.url()} ${request.postData()}`));
  const field = dana.getByRole('textbox', { name: 'Token' });
  await field.fill(token);
  const read = dana.getByRole('region', { name: 'Decode a token' });
  await expect(read.getByText('The token has expired. Get a new one.')).toBeVisible();
  await expect(read.getByText('read and send messages in their conversations')).toBeVisible();
  await field.fill(token.slice(0, 60));
  await expect(read.getByText('The token is incomplete.')).toBeVisible();
  await field.fill('hello');
  await expect(read.getByText('This isn’t a communication token.')).toBeVisible();
  await tab(dana, 'Policy');
  await tab(dana, 'Tokens');
  await expect(field).toHaveValue('');
  expect(sent.filter((text) => text.includes(token.slice(0, 40)))).toEqual([]);
  expect(dana.url()).not.toContain('eyJ');
});

async function askToEnd(page: Page): Promise<void> {
  await tab(page, 'Revoke');
  await page.getByRole('combobox', { name: 'Apply to' }).selectOption('administrator');
  await expect(page.getByRole('button', { name: 'Revoke tokens…' })).toBeDisabled();
  await page.getByRole('textbox', { name: 'Reason' }).fill('A laptop was lost');
  await page.getByRole('button', { name: 'Revoke tokens…' }).click();
}

test('the tokens of a role are ended for a reason, and it says how many', async ({ browser }) => {
  const dana = await openAccess(browser);
  await tab(dana, 'Tokens');
  await dana.getByRole('button', { name: 'Issue token' }).click();
  await expect(dana.getByText('Token issued')).toBeVisible();
  await askToEnd(dana);
  const question = dana.getByRole('dialog', { name: 'Revoke all tokens of 1 person?' });
  await expect(question).toBeVisible();
  await expectAccessible(dana);
  await question.getByRole('button', { name: 'Revoke' }).click();
  await expect(dana.getByText('Revoked the tokens of 1 person.')).toBeVisible();
  await expectAccessible(dana);
  await open(dana, 'Audit');
  await expect(dana.getByRole('row').filter({ hasText: 'A laptop was lost' })).toBeVisible();
});

test('ending many goes on in parts, is stopped, and goes on where it stopped', async ({
  browser,
}) => {
  const dana = await openAccess(browser);
  const parts = [
    { revoked: 50, after: 'usr_a' },
    { revoked: 50, after: 'usr_b' },
    { revoked: 7, after: null },
  ];
  const asked: string[] = [];
  const held = Promise.withResolvers<void>();
  await dana.route('**/api/trpc/tokens.revokeSome*', async (route) => {
    const data = parts[asked.length];
    asked.push(route.request().postData() ?? '');
    if (asked.length === 2) await held.promise;
    await route.fulfill({ json: [{ result: { data } }] });
  });
  await askToEnd(dana);
  await dana.getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(dana.getByText(/^50 of/)).toBeVisible();
  await expect(dana.getByRole('progressbar', { name: 'Progress' })).toBeVisible();
  await expectAccessible(dana);
  await dana.getByRole('button', { name: 'Stop' }).click();
  held.resolve();
  await expect(dana.getByText('Stopped. Revoked the tokens of 100 people')).toBeVisible();
  await dana.getByRole('button', { name: 'Continue' }).click();
  await expect(dana.getByText('Revoked the tokens of 107 people.')).toBeVisible();
  expect(asked[2]).toContain('usr_b');
});

test('one person’s are ended on their page', async ({ browser }) => {
  const dana = await openAccess(browser);
  await tab(dana, 'Revoke');
  await dana.getByRole('combobox', { name: 'Person' }).fill('Alice');
  await dana.getByRole('option', { name: 'Alice' }).click();
  await dana.getByRole('link', { name: 'Open person' }).click();
  await expect(dana.getByRole('heading', { level: 1, name: 'Alice' })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`access is accessible, ${colorScheme}`, async ({ browser }) => {
    const dana = await openAccess(browser, { colorScheme });
    await expectAccessible(dana);
    await wantLifetime(dana, '90');
    await expectAccessible(dana);
    await review(dana);
    await expectAccessible(dana);
    await dana.keyboard.press('Escape');
    await tab(dana, 'Tokens');
    await dana.getByRole('button', { name: 'Issue token' }).click();
    await dana.getByRole('button', { name: 'Decode' }).click();
    await expect(dana.getByText('No problems found')).toBeVisible();
    await expectAccessible(dana);
    await dana.getByRole('textbox', { name: 'Token' }).fill(tokenWith({}));
    await expect(dana.getByText('The token has expired.')).toBeVisible();
    await expectAccessible(dana);
  });
}

test('on a phone rules are cards, in Chinese as well', async ({ browser }) => {
  const dana = await signIn(browser, 'dana', {
    locale: 'zh-CN',
    viewport: { width: 375, height: 667 },
  });
  await dana.goto(`${new URL(dana.url()).origin}/access`);
  await expect(dana.getByRole('rowheader', { name: '管理员' })).toBeVisible();
  const width = (): Promise<number> => dana.evaluate(() => document.documentElement.scrollWidth);
  expect(await width()).toBeLessThanOrEqual(375);
  await expectAccessible(dana);
  await dana.getByRole('button', { name: '编辑管理员的规则' }).click();
  await expect(dana.getByRole('dialog', { name: '管理员的规则' })).toBeVisible();
  await expectAccessible(dana);
  await dana.keyboard.press('Escape');
  await tab(dana, '令牌');
  await dana.getByRole('textbox', { name: '令牌' }).fill(tokenWith({}));
  await expect(dana.getByText('令牌已过期，请获取新的令牌。')).toBeVisible();
  expect(await width()).toBeLessThanOrEqual(375);
  await expectAccessible(dana);
});
