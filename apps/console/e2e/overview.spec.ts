import { expect } from '@playwright/test';
import { expectAccessible, signInAt, stack, takePicture, test } from '@switchboard/e2e';
import type { Browser, Page } from '@playwright/test';
import { answer, signIn } from './_console.ts';

const tile = (page: Page, label: string) =>
  page
    .getByRole('list', { name: 'Key metrics' })
    .getByRole('listitem')
    .filter({ hasText: new RegExp(`^${label}`) });

/** The number of a tile. */
async function numberOf(page: Page, label: string): Promise<number> {
  const text = (await tile(page, label).textContent()) ?? '';
  return Number(
    text
      .slice(label.length)
      .match(/^[\d,]+/)?.[0]
      .replaceAll(',', ''),
  );
}

/** Somebody opens the web app again, for which they need a token. */
async function needToken(browser: Browser, login: string): Promise<void> {
  const arrived = (page: Page): Promise<void> => page.waitForURL('**/chat');
  const page = await signInAt(browser, { url: stack().apps.web.url, login, arrived });
  await expect(page.getByRole('button', { name: 'New conversation' }).first()).toBeVisible();
}

/** What the trusted service says when something is the matter. */
async function beInTrouble(page: Page): Promise<void> {
  const warnings = [
    { kind: 'process', name: 'dataplane' },
    { kind: 'disk', name: 'access' },
    { kind: 'certificate', expiresAt: '2026-12-24T00:00:00.000Z' },
    { kind: 'budget', role: 'member', spent: 900, perDay: 1_000 },
    { kind: 'limits', count: 34 },
    { kind: 'orphans', count: 3 },
  ];
  await page.route('**/api/trpc/overview.watch*', async (route) => {
    const answer = await page.evaluate(async () => {
      const headers = { 'x-switchboard-page': '1', 'content-type': 'application/json' };
      const body = JSON.stringify({ span: 'hour' });
      return (await fetch('/api/trpc/overview.read', { method: 'POST', headers, body })).json();
    });
    const told = {
      ...(answer as { result: { data: object } }).result.data,
      ...{ warnings, callsInProgress: null },
      buckets: [
        {
          from: '2026-11-24T12:00:00.000Z',
          tokens: 4,
          refused: 0,
          calls: 1,
          threads: null,
          messages: null,
        },
      ],
    };
    await route.fulfill({
      contentType: 'text/event-stream',
      body: `event: connected\ndata: {}\n\ndata: ${JSON.stringify(told)}\n\n`,
    });
  });
}

/** What other journeys said to bots may have gone wrong, which is no concern here. */
async function haveQuietBots(page: Page): Promise<void> {
  await answer(page, { 'conversations.problems': () => ({ items: [] }) });
  await page.reload();
}

/** Those that run, in the order in which they need each other. */
const PROCESSES = [
  ...['Pretend carrier', 'Push lab', 'Data plane', 'Identity provider', 'Trusted service'],
  ...['Telephony service', 'Bots service', 'Web app', 'Console', 'Spaces'],
  ...['Phone app', 'Telephony', 'Bots'],
];

test('it says how things stand, and follows what happens', async ({ browser }) => {
  const dana = await signIn(browser, 'dana');
  await haveQuietBots(dana);
  await expect(dana.getByText(/^Live · /)).toBeVisible();
  await expect(dana.getByText('No action needed')).toBeVisible();
  const processes = dana.getByRole('region', { name: 'Processes' }).getByRole('listitem');
  await expect(processes).toHaveText(
    PROCESSES.map(
      (name) => new RegExp(`^${name}Running.*version \\d+\\.\\d+\\.\\d+ · uptime \\d+ \\w+`),
    ),
  );
  const installation = dana.getByRole('region', { name: 'Environment' });
  await expect(installation).toContainText('Local data plane (development)');

  const before = await numberOf(dana, 'Tokens issued');
  await needToken(browser, 'alice');
  await expect.poll(() => numberOf(dana, 'Tokens issued')).toBeGreaterThan(before);
});

test('one looks back as far as one likes, at pictures or numbers', async ({ browser }) => {
  await needToken(browser, 'alice');
  const dana = await signIn(browser, 'dana');
  await dana.getByText('Week', { exact: true }).click();
  await expect(dana).toHaveURL(/span=week/);
  await expect(tile(dana, 'Tokens issued')).toContainText('Last 7 days');
  await expect(
    dana.getByRole('img', { name: /^Tokens issued: \d+, peak at .*\(\d+\)\./ }),
  ).toBeVisible();
  await dana.reload();
  await expect(dana.getByRole('radio', { name: 'Week' })).toBeChecked();
  await dana.getByRole('button', { name: 'Show table' }).first().click();
  const numbers = dana.getByRole('table', { name: 'Access' });
  await expect(numbers.getByRole('row')).toHaveCount(29);
  await expect(numbers.getByRole('columnheader')).toHaveText([
    'Start time',
    'Tokens issued',
    'Requests refused',
  ]);
  await expectAccessible(dana);
});

test('what is worth acting on says what to do, and where', async ({ browser }) => {
  const dana = await signIn(browser, 'dana');
  await beInTrouble(dana);
  await dana.reload();
  await expect(dana.getByText('Data plane is not responding')).toBeVisible();
  await expect(dana.getByText('Disk almost full: Trusted service')).toBeVisible();
  await expect(
    dana.getByText(/^The data plane certificate expires on December 24, 2026/),
  ).toBeVisible();
  await expect(dana.getByText(/900 of 1,000 tokens used today \(90%\)/)).toBeVisible();
  // Who reads it may well be looking at Azure, which tells nobody how much is written.
  await expect(tile(dana, 'Messages')).toContainText('Not available from this back end');
  await expect(dana.getByText(/aren’t available from this data plane/)).toBeVisible();
  await expectAccessible(dana);
  await dana.getByRole('link', { name: 'Open ledger' }).click();
  await expect(dana.getByRole('heading', { level: 1, name: 'Ledger' })).toBeVisible();
});

test('it says so when it is no longer told what happens', async ({ browser }) => {
  const dana = await signIn(browser, 'dana');
  await expect(dana.getByText(/^Live · /)).toBeVisible();
  await dana.context().setOffline(true);
  await expect(dana.getByText(/^As of /)).toBeVisible();
  await dana.context().setOffline(false);
  await expect(dana.getByText(/^Live · /)).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the overview is accessible, ${colorScheme}`, { tag: '@picture' }, async ({ browser }) => {
    const dana = await signIn(browser, 'dana', {
      colorScheme,
      viewport: { width: 1440, height: 900 },
    });
    await haveQuietBots(dana);
    await dana.goto(`${stack().apps.console.url}/overview?span=hour`);
    await expect(dana.getByText(/^Live · /)).toBeVisible();
    await expectAccessible(dana);
    if (colorScheme === 'light') {
      await takePicture(dana, 'console-overview.png');
    }
  });
}

test('it fits a phone, in Chinese', async ({ browser }) => {
  const dana = await signIn(browser, 'dana', {
    locale: 'zh-CN',
    viewport: { width: 375, height: 667 },
    hasTouch: true,
  });
  await haveQuietBots(dana);
  await expect(dana.getByText('无需处理')).toBeVisible();
  expect(await dana.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  await expectAccessible(dana);
});
