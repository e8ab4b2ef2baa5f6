import { expect } from '@playwright/test';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { expectAccessible, stack, test } from '@switchboard/e2e';
import { beRefused, open, signIn } from './_console.ts';

async function openLive(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const dana = await signIn(browser, 'dana', options);
  await open(dana, 'Live');
  await expect(dana.getByRole('table', { name: 'Requests, the newest first' })).toBeVisible();
  return dana;
}

const rows = (page: Page) => page.getByRole('rowheader');
const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click();

test('requests show as they are answered, are filtered, held still and followed', async ({
  browser,
}) => {
  const dana = await openLive(browser);
  const alice = await signIn(browser, 'alice');
  await beRefused(alice, 1);
  await dana.getByRole('textbox', { name: 'Find' }).fill('audit.list');
  await dana.getByRole('combobox', { name: 'Status' }).selectOption('Refused (4xx)');
  await expect(rows(dana).first()).toContainText('audit.list');
  const count = await rows(dana).count();

  await dana.getByRole('button', { name: 'Pause' }).click();
  await beRefused(alice, 1);
  await dana.getByRole('button', { name: 'Go on' }).click();
  await expect(rows(dana)).toHaveCount(count + 1);
  await expect(dana.getByRole('row').nth(1)).toContainText('Alice');

  await dana
    .getByRole('button', { name: /^Follow POST/ })
    .first()
    .click();
  const trace = dana.getByRole('dialog', { name: 'One request, all the way' });
  await expect(trace).toContainText('refused: not-allowed');
  await expect(trace).toContainText('Trusted service');
  await expectAccessible(dana);
  await dana.keyboard.press('Escape');
  await expect(trace).toBeHidden();
  await dana.getByRole('textbox', { name: 'Find' }).fill('no such thing');
  await expect(dana.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
});

test('faults are switched on and off, and a state is kept', async ({ browser }) => {
  const dana = await openLive(browser);
  await tab(dana, 'Faults');
  await dana.getByLabel('Operation').fill('Chat_Nothing');
  await dana.getByLabel('What happens').selectOption('Too many requests');
  await dana.getByLabel('How often').fill('2');
  await dana.getByRole('button', { name: 'Switch on' }).click();
  await expect(dana.getByText('is refused with 429; come back in 1 s')).toBeVisible();
  await expect(dana.getByText('2 more times')).toBeVisible();
  await expectAccessible(dana);
  await dana.getByRole('button', { name: 'Switch off the fault of Chat_Nothing' }).click();
  await expect(dana.getByText('Everything works as it should.')).toBeVisible();

  await tab(dana, 'Clock and states');
  await expect(dana.getByText('on time')).toBeVisible();
  await dana.getByLabel('Keep the state as').fill('before-the-change');
  await dana.getByRole('button', { name: 'Keep' }).click();
  await expect(dana.getByRole('button', { name: 'Bring back before-the-change' })).toBeVisible();
  await dana.getByRole('button', { name: 'Forget everything…' }).click();
  const dialog = dana.getByRole('dialog', { name: 'Forget everything?' });
  await expect(dialog.getByRole('button', { name: 'Forget everything' })).toBeDisabled();
  await expectAccessible(dana);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`what is live is accessible, ${colorScheme}`, async ({ browser }) => {
    const dana = await openLive(browser, { colorScheme });
    await expectAccessible(dana);
    for (const name of ['Connections', 'Faults', 'Clock and states']) {
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
