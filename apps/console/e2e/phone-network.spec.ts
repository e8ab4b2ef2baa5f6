import { expect } from '@playwright/test';
import { answerProcedures, expectAccessible, test } from '@switchboard/e2e';
import type { Page } from '@playwright/test';
import { answer, open, signIn } from './_console.ts';

const TRUNK = 'carrier.localhost';

const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const row = (page: Page, name: string, text: string) =>
  part(page, name).getByRole('row').filter({ hasText: text });

async function act(page: Page, action: string, name: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}`, exact: true }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

async function setPattern(page: Page, from: string, to: string): Promise<void> {
  await act(page, 'Edit', 'default');
  const dialog = page.getByRole('dialog', { name: 'Edit default' });
  const pattern = dialog.getByRole('textbox', { name: 'Pattern' });
  await expect(pattern).toHaveValue(from);
  await pattern.fill(to);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(row(page, 'Routes', 'default').getByText(to, { exact: true })).toBeVisible();
}

/** What is no pattern is not sent. */
async function tryPattern(page: Page): Promise<void> {
  await act(page, 'Edit', 'default');
  const dialog = page.getByRole('dialog', { name: 'Edit default' });
  await dialog.getByRole('textbox', { name: 'Pattern' }).fill('(');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('Enter a regular expression.')).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Cancel' }).last().click();
}

async function remove(page: Page, name: string, said = `${name} deleted.`): Promise<void> {
  await act(page, 'Delete', name);
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText(said).last()).toBeVisible();
}

test('the trunk of the carrier is up, and its route is edited and put back', async ({
  browser,
}) => {
  const dana = await signIn(browser, 'dana');
  await open(dana, 'Phone network');
  const configured = dana.getByText('Trunk from the configuration of the data plane');
  await expect(configured).toBeVisible();
  await expect(row(dana, 'Trunks', TRUNK)).toContainText('Up');
  await expectAccessible(dana);

  await tryPattern(dana);
  await setPattern(dana, '^\\+', '^\\+1');
  await expect(configured).toHaveCount(0);
  await expect(row(dana, 'Trunks', TRUNK)).toContainText('Up');
  await act(dana, 'Delete', TRUNK);
  await dana.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(dana.getByText(/a route still uses a trunk that is missing/)).toBeVisible();
  await setPattern(dana, '^\\+1', '^\\+');

  await remove(dana, 'default');
  await expect(dana.getByRole('heading', { name: 'No routes yet' })).toBeVisible();
  await remove(dana, TRUNK);
  await expect(configured).toBeVisible();
  await expect(row(dana, 'Routes', 'default')).toContainText('^\\+');
});

test('what is not there is said, in the dark as well', async ({ browser }) => {
  const dana = await signIn(browser, 'dana', { colorScheme: 'dark' });
  await open(dana, 'Phone network');
  await expect(row(dana, 'Trunks', TRUNK)).toContainText('Up');
  await expectAccessible(dana);
  const data = {
    ...{ live: 'not-ours', isDefault: false, revision: 'r1', routes: [] },
    trunks: [
      {
        ...{ fqdn: 'sbc.example.com', port: 5_061, protocol: 'tls', state: 'down' },
        ...{ since: new Date().toISOString(), reason: 'no-answer' },
      },
    ],
  };
  const undo = await answerProcedures(dana, /^phoneNetwork\./, { result: { data } });
  await dana.reload();
  await expect(row(dana, 'Trunks', 'sbc.example.com')).toContainText('It doesn’t answer.');
  await expect(dana.getByText(/state of trunks is not available/)).toBeVisible();
  await expect(dana.getByRole('heading', { name: 'No routes yet' })).toBeVisible();
  await expectAccessible(dana);
  await undo();
  const away = { code: 'acs-unavailable', httpStatus: 503, requestId: 'req_7' };
  await answerProcedures(dana, /^phoneNetwork\./, {
    error: { message: 'static', code: -32_603, data: away },
  });
  await dana.reload();
  await expect(dana.getByText('Couldn’t load the phone network.')).toBeVisible();
  await expectAccessible(dana);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the messages of a call are drawn and listed, ${colorScheme}`, async ({ browser }) => {
    const dana = await signIn(browser, 'dana', { colorScheme });
    await open(dana, 'Phone network');
    const startedAt = '2026-01-15T10:00:00.000Z';
    const call = {
      ...{ id: '00000000-0000-4000-8000-000000000001', callId: 'c1', direction: 'out', startedAt },
      ...{ protocol: 'udp', trunk: TRUNK, state: 'failed', status: 486 },
    };
    const messages = [
      { at: startedAt, direction: 'out', method: 'INVITE', status: null, hasSession: true },
      ...[180, 486].map((status) => ({
        ...{ at: '2026-01-15T10:00:01.500Z', direction: 'in', method: 'INVITE', status },
        hasSession: false,
      })),
    ];
    // Other journeys may have called phones before.
    let calls: readonly (typeof call)[] = [];
    await answer(dana, {
      'phoneNetwork.ladders': () => calls,
      'phoneNetwork.ladder': () => ({ ...call, messages, more: 2 }),
    });
    await dana.reload();
    await expect(dana.getByRole('heading', { name: 'No calls yet' })).toBeVisible();
    calls = [call];
    await dana.reload();
    await expect(part(dana, 'Recent calls').getByText('Failed (486)')).toBeVisible();
    await dana.getByRole('button', { name: /^Show SIP messages of the call at/ }).press('Enter');
    const drawer = dana.getByRole('dialog', { name: 'SIP messages' });
    const diagram = drawer.getByRole('img', { name: /^Sequence diagram of 3 messages/ });
    await expect(diagram).toContainText('INVITE (SDP)');
    await expect(drawer.getByRole('cell')).toContainText([
      ...['0.000 s', 'Data plane', 'INVITE (SDP)'],
      ...['1.500 s', TRUNK, '180 INVITE'],
      ...['1.500 s', TRUNK, '486 INVITE'],
    ]);
    await expect(drawer.getByText('2 later messages are not kept.')).toBeVisible();
    await expectAccessible(dana);
    await dana.keyboard.press('Escape');
    await expect(drawer).toHaveCount(0);
  });
}

/** Opens a dialog by the name of its button, which is its title as well. */
async function edit(page: Page, name: string) {
  await page.getByRole('button', { name, exact: true }).click();
  return page.getByRole('dialog', { name });
}

async function setMinutes(page: Page, from: string, to: string): Promise<void> {
  const dialog = await edit(page, 'Edit Each number');
  const minutes = dialog.getByRole('textbox', { name: 'Minutes per day' });
  await expect(minutes).toHaveValue(from);
  await minutes.fill(to);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);
}

test('where phones may be called, what that costs and how much of it may be is set', async ({
  browser,
}) => {
  const dana = await signIn(browser, 'dana');
  await open(dana, 'Phone network');
  await expect(row(dana, 'Rates', 'United States and Canada')).toContainText('$0.013');
  await expect(row(dana, 'Rates', 'Jamaica').first()).toContainText('Denied');
  await expect(part(dana, 'Call spend and limits').getByText('Cost by day')).toBeVisible();

  const rate = await edit(dana, 'Add rate');
  await rate.getByRole('textbox', { name: 'Prefix' }).fill('44');
  await rate.getByRole('button', { name: 'Add' }).click();
  await expect(rate.getByText('Enter a prefix with country code, such as +44.')).toBeVisible();
  await expect(rate.getByText('Enter an amount.')).toBeVisible();
  await expectAccessible(dana);
  await rate.getByRole('textbox', { name: 'Prefix' }).fill('+1425555019');
  await rate.getByRole('textbox', { name: 'Price per minute (USD)' }).fill('0.25');
  await rate.getByRole('button', { name: 'Add' }).click();
  await expect(row(dana, 'Rates', '+1425555019')).toContainText('$0.25');
  await remove(dana, '+1425555019', 'Rates and limits saved.');
  await expect(row(dana, 'Rates', '+1425555019')).toHaveCount(0);

  await setMinutes(dana, '8000', '9000');
  await expect(row(dana, 'Limits', 'Each number')).toContainText('9,000');
  await setMinutes(dana, '9000', '8000');
  await expect(row(dana, 'Limits', 'Each number')).toContainText('8,000');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`what calls have cost, and that a limit stopped some, ${colorScheme}`, async ({
    browser,
  }) => {
    const dana = await signIn(browser, 'dana', { colorScheme });
    await open(dana, 'Phone network');
    const limits = { calls: 5, costPerDay: 10_000_000, minutesPerDay: 100 };
    const today = { seconds: 5_100, cost: 10_000_000, calls: 7, cutOff: 2 };
    const owner = { running: 1, today, month: { ...today, cost: 12_500_000 }, limits };
    const at = { startedAt: '2026-01-15T10:00:00.000Z', endedAt: '2026-01-15T10:02:00.000Z' };
    await answer(dana, {
      'phoneNetwork.spend': () => ({
        ...{ currency: 'USD', resource: owner },
        numbers: [{ phoneNumber: '+14255550100', ...owner }],
        days: [
          { date: '2026-01-14', seconds: 60, cost: 2_500_000 },
          { date: '2026-01-15', seconds: 5_100, cost: 10_000_000 },
        ],
      }),
      'phoneNetwork.charges': () => [
        {
          ...{ id: 'h1', callId: 'c1', phoneNumber: '+14255550100', country: 'US', prefix: '+1' },
          ...{ perMinute: 13_000, seconds: 120, cost: 26_000, outcome: 'cut-off', ...at },
        },
      ],
    });
    await dana.reload();
    const spend = part(dana, 'Call spend and limits');
    await expect(spend.getByText(/^2 calls were refused or ended today/)).toBeVisible();
    await expect(spend.getByRole('img')).toHaveAccessibleName(/\$12\.50 in the last 2 days/);
    const number = row(dana, 'Call spend and limits', '+14255550100');
    await expect(number).toContainText('$10.00 / $10.00');
    await expect(number).toContainText('85 min / 100 min');
    await expect(
      number.getByRole('progressbar', { name: 'Daily cost limit of +14255550100' }),
    ).toHaveAttribute('aria-valuenow', '100');
    await expect(row(dana, 'Finished calls', 'Cut off by a limit')).toContainText('$0.026');
    await expectAccessible(dana);
  });
}
