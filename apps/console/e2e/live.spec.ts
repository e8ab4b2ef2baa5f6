import { expect } from '@playwright/test';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { expectAccessible, stack, test } from '@switchboard/e2e';
import { holdRelay } from '@switchboard/e2e/hold-relay';
import { beRefused, open, signIn } from './_console.ts';

async function openLive(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const dana = await signIn(browser, 'dana', options);
  await open(dana, 'Live');
  await expect(dana.getByRole('table', { name: 'Requests, newest first' })).toBeVisible();
  return dana;
}

const rows = (page: Page) => page.getByRole('rowheader');
const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });
const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click();

test('requests show as they are answered, are filtered, held still and followed', async ({
  browser,
}) => {
  const dana = await openLive(browser);
  const alice = await signIn(browser, 'alice');
  await beRefused(alice, 1);
  await dana.getByRole('textbox', { name: 'Search' }).fill('audit.list');
  await dana.getByRole('combobox', { name: 'Status' }).selectOption('Refused (4xx)');
  await expect(rows(dana).first()).toContainText('audit.list');
  const count = await rows(dana).count();

  await dana.getByRole('button', { name: 'Pause' }).click();
  await beRefused(alice, 1);
  await dana.getByRole('button', { name: 'Resume' }).click();
  await expect(rows(dana)).toHaveCount(count + 1);
  await expect(dana.getByRole('row').nth(1)).toContainText('Alice');

  await dana
    .getByRole('button', { name: /^Trace POST/ })
    .first()
    .click();
  const trace = dana.getByRole('dialog', { name: 'Request trace' });
  await expect(trace).toContainText('refused: not-allowed');
  await expect(trace).toContainText('Trusted service');
  await expectAccessible(dana);
  await dana.keyboard.press('Escape');
  await expect(trace).toBeHidden();
  await dana.getByRole('textbox', { name: 'Search' }).fill('no such thing');
  await expect(dana.getByRole('heading', { name: 'No results' })).toBeVisible();
});

test('faults are switched on and off, and a state is kept', async ({ browser }) => {
  const dana = await openLive(browser);
  await tab(dana, 'Faults');
  await dana.getByLabel('Operation').fill('Chat_Nothing');
  await dana.getByLabel('Fault type').selectOption('Too many requests');
  await dana.getByLabel('Number of times').fill('2');
  await dana.getByRole('button', { name: 'Turn on' }).click();
  await expect(dana.getByText('returns 429, retry after 1 s')).toBeVisible();
  await expect(dana.getByText('2 times left')).toBeVisible();
  await expectAccessible(dana);
  await dana.getByRole('button', { name: 'Turn off fault for Chat_Nothing' }).click();
  await expect(dana.getByText('No active faults.')).toBeVisible();

  await tab(dana, 'Clock and snapshots');
  await expect(dana.getByText('current time')).toBeVisible();
  await dana.getByLabel('Snapshot name').fill('before-the-change');
  await dana.getByRole('button', { name: 'Save' }).click();
  await expect(dana.getByRole('button', { name: 'Restore before-the-change' })).toBeVisible();
  await dana.getByRole('button', { name: 'Delete all data…' }).click();
  const dialog = dana.getByRole('dialog', { name: 'Delete all data?' });
  await expect(dialog.getByRole('button', { name: 'Delete all data' })).toBeDisabled();
  await expectAccessible(dana);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
});

test('who uses the relay is shown, and ended after a question', async ({ browser }) => {
  const dana = await openLive(browser);
  await holdRelay(dana);
  await tab(dana, 'Relay');
  await expect(rows(dana).filter({ hasText: 'Dana' })).toBeVisible();
  await expect(rowOf(dana, 'Dana')).toContainText(/^Dana\s*[1-9]/);
  await expectAccessible(dana);
  await dana.getByRole('button', { name: 'End relay use of Dana' }).click();
  const dialog = dana.getByRole('dialog', { name: /^End relay use of Dana\?/ });
  await expectAccessible(dana);
  await dialog.getByRole('button', { name: 'End relay use' }).click();
  await expect(dana.getByText(/^[1-9]\d* allocations? ended\./)).toBeVisible();
  // Of others there may be some: calls of journeys before this one let go of theirs by and by.
  await expect(rowOf(dana, 'Dana')).toContainText(/^Dana\s*0/);

  await dana.getByRole('link', { name: 'Dana' }).click();
  const relay = dana.getByRole('region', { name: 'Relay' });
  await expect(relay).toContainText(/[1-9]\d* of 200 credentials issued today/);
  await expect(relay.getByRole('button', { name: 'End relay use' })).toBeVisible();
  await expectAccessible(dana);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`what is live is accessible, ${colorScheme}`, async ({ browser }) => {
    const dana = await openLive(browser, { colorScheme });
    await expectAccessible(dana);
    for (const name of ['Connections', 'Relay', 'Faults', 'Clock and snapshots']) {
      await tab(dana, name);
      await expect(dana.getByRole('tabpanel')).toBeVisible();
      await expectAccessible(dana);
    }
  });
}

for (const locale of ['en-US', 'zh-CN']) {
  test(`short cells stay on one line beside a long request, ${locale}`, async ({ browser }) => {
    const dana = await signIn(browser, 'dana', { locale, viewport: { width: 1280, height: 720 } });
    await dana.goto(`${new URL(dana.url()).origin}/live`);
    const thread = `${locale}-${'long'.repeat(12)}`;
    await fetch(`${stack().dataplane.http}/chat/threads/19%3A${thread}%40thread.v2/messages`);
    await dana.getByRole('textbox').first().fill(thread);
    await expect(rows(dana)).toHaveCount(1);
    const short = dana.locator('td[data-short] > div');
    expect(await short.count()).toBeGreaterThan(4);
    const broken = await short.evaluateAll((cells) =>
      cells
        .filter((cell) => cell.clientHeight > 32 || cell.scrollWidth > cell.clientWidth)
        .map(({ textContent }) => textContent),
    );
    expect(broken).toEqual([]);
    const frame = dana.locator('.data-table-frame');
    expect(await frame.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
  });
}

test('on a phone requests are cards', async ({ browser }) => {
  const dana = await signIn(browser, 'dana', { viewport: { width: 375, height: 667 } });
  await dana.goto(`${new URL(dana.url()).origin}/live`);
  await expect(rows(dana).first()).toBeVisible();
  expect(await dana.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  await expectAccessible(dana);
});
