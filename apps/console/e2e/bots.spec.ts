import { expect } from '@playwright/test';
import { expectAccessible, signInAt, stack, test } from '@switchboard/e2e';
import type { Browser, Page } from '@playwright/test';
import { answer, open, signIn } from './_console.ts';

/** What went wrong in a day, and what the language model was asked: other journeys are not waited for. */
const answers = {
  'conversations.problems': () => ({
    items: [
      { botId: 'order-desk', conversations: 1 },
      { botId: 'reception', conversations: 2 },
    ],
  }),
  'models.spend': () => ({
    limits: { requestsADay: 1_000, tokensADay: 500_000 },
    today: '2026-11-30',
    days: [
      {
        ...{ day: '2026-11-30', requests: 850, failed: 3, refused: 0 },
        ...{ tokensIn: 120_000, tokensOut: 4_000 },
      },
    ],
  }),
};

/** What was spoken and listened to: how much of it other journeys did is another matter. */
const spoken = {
  'speech.use': () => ({
    today: '2026-11-30',
    days: [
      {
        ...{ date: '2026-11-30', provider: 'azure', characters: 12_000, seconds: 930 },
        ...{ requests: 340, failures: 2 },
      },
      {
        ...{ date: '2026-11-29', provider: 'azure', characters: 3_400, seconds: 60 },
        ...{ requests: 60, failures: 0 },
      },
      {
        ...{ date: '2026-11-29', provider: 'embedded', characters: 800, seconds: 12 },
        ...{ requests: 9, failures: 0 },
      },
    ],
  }),
};

const speechOf = (page: Page) => page.getByRole('region', { name: 'Speech in the last 30 days' });

const rowOf = (page: Page, bot: string) =>
  page.getByRole('table', { name: 'Bots' }).getByRole('row').filter({ hasText: bot });

/** Dana where bots are built. */
function openBuilder(browser: Browser): Promise<Page> {
  const { url } = stack().apps.bots;
  const arrived = (page: Page): Promise<void> => page.waitForURL('**/conversations');
  return signInAt(browser, { url, login: 'dana', arrived });
}

test('a bot is switched off and on, which whoever builds it sees at once', async ({ browser }) => {
  const builder = await openBuilder(browser);
  await builder.goto(`${stack().apps.bots.url}/bots`);
  const seen = builder.getByRole('switch', { name: 'Meeting scribe answers' });
  await expect(seen).toBeChecked();

  const dana = await signIn(browser, 'dana');
  await open(dana, 'Bots');
  const row = rowOf(dana, 'Meeting scribe');
  await expect(row.getByRole('link', { name: 'Open flow of Meeting scribe' })).toHaveAttribute(
    'href',
    `${stack().apps.bots.url}/bots/scribe`,
  );
  const answersNow = row.getByRole('switch', { name: 'Meeting scribe answers' });
  await answersNow.press('Space');
  await expect(answersNow).not.toBeChecked();
  await expect(seen).not.toBeChecked();
  await dana.reload();
  await expect(answersNow).not.toBeChecked();
  await answersNow.press('Space');
  await expect(answersNow).toBeChecked();
  await expect(seen).toBeChecked();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`conversations that went wrong are a warning that leads to them, ${colorScheme}`, async ({
    browser,
  }) => {
    const dana = await signIn(browser, 'dana', { colorScheme });
    await answer(dana, { ...answers, ...spoken });
    await dana.reload();
    await expect(
      dana.getByText('3 conversations with bots had problems in the last day'),
    ).toBeVisible();
    await expectAccessible(dana);
    await dana.getByRole('link', { name: 'Open bots' }).click();
    await expect(dana.getByRole('heading', { level: 1, name: 'Bots' })).toBeVisible();
    const model = dana.getByRole('region', { name: 'Language model today' });
    await expect(model).toContainText('850 / 1,000');
    await expect(model).toContainText('124,000 / 500,000');
    await expect(rowOf(dana, 'Meeting scribe').getByRole('link')).toHaveCount(1);
    const speech = speechOf(dana);
    await expect(
      speech.getByRole('img', { name: 'Characters spoken: 16,200 in the last 30 days.' }),
    ).toBeVisible();
    const providers = speech.getByRole('table', { name: 'Speech by provider' }).getByRole('row');
    await expect(providers).toHaveText([
      /Provider/,
      /Azure AI Speech.*15,400.*16\.5.*400.*2/,
      /Built-in.*800.*0\.2.*9.*0/,
    ]);
    await expectAccessible(dana);
    const link = { name: '2 conversations of Reception with problems' };
    await rowOf(dana, 'Reception').getByRole('link', link).click();
    await dana.waitForURL('**/conversations?bot=reception&only=problem');
    await expect(dana.getByRole('radio', { name: 'With problems' })).toBeChecked();
    await expect(dana.getByRole('combobox', { name: 'Bot' })).toHaveValue('Reception');
  });
}

test('who may not switch bots sees whether they are on', async ({ browser }) => {
  const dana = await signIn(browser, 'dana');
  await answer(dana, {
    'me.profile': () => ({ id: 'usr_0', name: 'Dana', role: 'operator', userId: null }),
    'speech.use': () => ({ today: '2026-11-30', days: [] }),
  });
  await dana.goto(`${stack().apps.console.url}/bots`);
  await expect(rowOf(dana, 'Meeting scribe')).toContainText('On');
  await expect(dana.getByRole('switch')).toHaveCount(0);
  await expect(speechOf(dana)).toContainText('No speech yet');
  await expectAccessible(dana);
});

test('while nobody can be asked the page says so, and the overview nothing', async ({
  browser,
}) => {
  const dana = await signIn(browser, 'dana');
  await dana.route('**/api/bots/**', (route) => route.fulfill({ status: 503, json: [] }));
  await dana.route(/speech\.use/, (route) => route.fulfill({ status: 503, json: [] }));
  // What was asked before may be answered only now.
  const refused = dana.waitForResponse(
    (response) => response.url().includes('/api/bots/') && response.status() === 503,
  );
  await dana.reload();
  await refused;
  await expect(dana.getByText(/^Live · /)).toBeVisible();
  await expect(dana.getByText(/with bots? had problems/)).toHaveCount(0);
  await open(dana, 'Bots');
  await expect(dana.getByText('Couldn’t load the bots.')).toBeVisible();
  const speech = speechOf(dana);
  await expect(speech.getByText('Couldn’t load the use of speech.')).toBeVisible();
  await expectAccessible(dana);
  await dana.unroute('**/api/bots/**');
  await dana.getByRole('button', { name: 'Retry' }).first().click();
  await expect(rowOf(dana, 'Reception')).toBeVisible();
  await dana.unroute(/speech\.use/);
  await answer(dana, spoken);
  await speech.getByRole('button', { name: 'Retry' }).click();
  await expect(speech).toContainText('Azure AI Speech');
});

test('it fits a phone, in Chinese', async ({ browser }) => {
  const dana = await signIn(browser, 'dana', {
    locale: 'zh-CN',
    viewport: { width: 375, height: 667 },
    hasTouch: true,
  });
  await answer(dana, { ...answers, ...spoken });
  await dana.goto(`${stack().apps.console.url}/bots`);
  await expect(dana.getByRole('heading', { level: 1, name: '机器人' })).toBeVisible();
  await expect(dana.getByRole('region', { name: '今日语言模型用量' })).toBeVisible();
  await expect(dana.getByRole('region', { name: '最近 30 天的语音用量' })).toContainText('15,400');
  expect(await dana.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  await expectAccessible(dana);
});
