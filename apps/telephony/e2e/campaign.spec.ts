import { expect } from '@playwright/test';
import { askCarrier, expectAccessible, test } from '@switchboard/e2e';
import type { Page } from '@playwright/test';
import { ask, conversationOf, open, ourNumber, signIn, textsOf, url } from './_inbox.ts';

const LIST = [180, 181, 182, 183].map((last) => `+12065550${last}`);
const OPTED_OUT = '+12065550184';
const CSV = [
  'phone,name',
  ...LIST.map((number, at) => `${number},Friend ${at + 1}`),
  ...['12,Nobody', `${LIST[0]},Friend once more`, `${OPTED_OUT},Gone`],
].join('\n');

async function makeCampaign(dana: Page, ours: string): Promise<void> {
  await open(dana, 'Campaigns');
  await dana.getByRole('button', { name: 'New campaign' }).click();
  const dialog = dana.getByRole('dialog', { name: 'New campaign' });
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Open day');
  await dialog.getByRole('combobox', { name: 'From' }).click();
  await dana.getByRole('option', { name: new RegExp(`${ours.slice(-4)}$`) }).click();
  await dialog
    .getByRole('textbox', { name: 'Text', exact: true })
    .fill('Hi {{name}}, come and see us!');
  await dialog.locator('input[type=file]').setInputFiles({
    ...{ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) },
  });
  await dialog.getByRole('textbox', { name: 'Texts per minute' }).fill('30');
  await expectAccessible(dana);
  await dialog.getByRole('button', { name: 'Check list' }).click();
  await expect(dialog.getByText('4 recipients, about 1 min')).toBeVisible();
  const rows = dialog
    .getByRole('region', { name: 'Rows that were left out' })
    .getByRole('listitem');
  await expect(rows).toHaveText([
    /^Row 6: this isn’t a phone number/,
    /^Row 7: the number is in the list before/,
    /^Row 8: they opted out of texts from this number/,
  ]);
  await expectAccessible(dana);
  await dialog.getByRole('link', { name: 'Open campaign' }).click();
}

test('a campaign leaves out whom it may not text, is paused and resumed, and texts each once', async ({
  browser,
}) => {
  const ours = await ourNumber(browser);
  const dana = await signIn(browser, 'dana');
  for (const phoneNumber of [...LIST, OPTED_OUT])
    await askCarrier('POST', '/handsets', { phoneNumber });
  await conversationOf('dana', ours, OPTED_OUT);
  await askCarrier('POST', `/handsets/${OPTED_OUT}/messages`, { to: ours, text: 'STOP' });
  const asking = await ask('dana');
  const stopped = async (): Promise<string | undefined> => {
    const { items } = await asking<{ items: { consent: string }[] }>('inbox.list', {
      query: '2065550184',
    });
    return items[0]?.consent;
  };
  await expect.poll(stopped).toBe('opted-out');

  await makeCampaign(dana, ours);
  await expect(dana.getByText('Draft · 0 of 4 done')).toBeVisible();
  await dana.getByRole('button', { name: 'Start' }).click();
  const question = dana.getByRole('dialog');
  await expect(question).toContainText('Send this text to 4 people?');
  await question.getByRole('button', { name: 'Start' }).click();
  await expect(dana.getByText(/^Running · [1-3] of 4 done/)).toBeVisible();
  await dana.getByRole('button', { name: 'Pause' }).click();
  await expect(dana.getByText(/^Paused · [1-3] of 4 done/)).toBeVisible();
  await expectAccessible(dana);
  await dana.getByRole('button', { name: 'Resume' }).click();
  await expect(dana.getByText('Finished · 4 of 4 done')).toBeVisible();
  await expect(dana.getByText('4 sent, 4 delivered, 0 failed')).toBeVisible();

  const arrived = await Promise.all(LIST.map((number) => textsOf(number, ours)));
  expect(arrived).toEqual(LIST.map((_, at) => [`Hi Friend ${at + 1}, come and see us!`]));
  expect((await textsOf(OPTED_OUT, ours)).some((text) => text.includes('come and see us'))).toBe(
    false,
  );
});

test('a campaign is stopped for good, and whoever is still waiting is not texted', async ({
  browser,
}) => {
  const ours = await ourNumber(browser);
  const dana = await signIn(browser, 'dana', { colorScheme: 'dark' });
  const [first, second] = ['+12065550185', '+12065550186'] as const;
  for (const phoneNumber of [first, second]) await askCarrier('POST', '/handsets', { phoneNumber });
  const asking = await ask('dana');
  const { campaign } = await asking<{ campaign: { id: string } }>('campaigns.create', {
    ...{ name: 'Too early', ours, text: 'Hello!', textsPerMinute: 1 },
    csv: `phone\n${first}\n${second}`,
  });
  await asking('campaigns.start', { campaignId: campaign.id });
  await dana.goto(`${url()}/campaigns/${campaign.id}`);
  await expect(dana.getByText('Running · 1 of 2 done')).toBeVisible();
  await dana.getByRole('button', { name: 'Stop' }).click();
  await dana.getByRole('dialog').getByRole('button', { name: 'Stop' }).click();
  await expect(dana.getByText('Stopped · 2 of 2 done')).toBeVisible();
  await expect(dana.getByRole('row').nth(2)).toContainText('the campaign was stopped');
  await expectAccessible(dana);
  await expect(dana.getByRole('button', { name: 'Resume' })).toHaveCount(0);
  expect(await textsOf(first, ours)).toEqual(['Hello!']);
  expect(await textsOf(second, ours)).toEqual([]);
});
