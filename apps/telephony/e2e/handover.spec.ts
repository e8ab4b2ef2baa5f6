import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import type { Browser, Locator, Page } from '@playwright/test';
import {
  askAsService,
  expectAccessible,
  signInAt,
  stack,
  takePicture,
  test,
} from '@switchboard/e2e';
import { ask, open, signIn } from './_inbox.ts';

const TEAM = 'Orders and returns';
/** Of this attempt: what somebody took over in one before is beside their pages for an hour. */
const NAME = `Carla ${randomUUID().slice(0, 4)}`;
const CARLA = { name: NAME, number: '+14255550147' };
const SUMMARY = {
  facts: [
    { name: 'Order', value: 'B-1002' },
    { name: 'Postcode', value: '98101' },
  ],
  understood: ['my parcel has not come', 'order B 1002'],
  problem: 'the order is with the carrier since Monday',
};

interface Handover {
  readonly id: string;
  readonly state: string;
  readonly colleague: { readonly name: string; readonly userId: string | null } | null;
}

/** Who has had a token in the web app has an identity by which calls come to them. */
async function signInToWeb(browser: Browser, login: string): Promise<void> {
  let token: Promise<unknown> | undefined;
  const page = await signInAt(browser, {
    ...{ url: stack().apps.web.url, login },
    arrived: (arriving) => arriving.waitForURL('**/chat'),
    async prepare(opening) {
      token = opening.waitForResponse((answer) => answer.ok() && answer.url().includes('me.token'));
    },
  });
  await token;
  await page.context().close();
}

// The second goes on where the first has ended.
test.describe.configure({ mode: 'serial' });

const offerIn = (page: Page): Locator => page.getByRole('region', { name: /^(Take over|请接手)/ });
const available = (page: Page): Locator =>
  page.getByRole('switch', { name: /^(Available|可接入)$/ });

async function addTeam(admin: Page): Promise<void> {
  await open(admin, 'Handovers');
  await admin.getByRole('button', { name: 'Teams' }).click();
  const dialog = admin.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Add team' }).click();
  await dialog.getByRole('textbox', { name: 'Name' }).fill(TEAM);
  await dialog.getByRole('combobox', { name: 'People' }).press('ArrowDown');
  for (const name of ['Alice', 'Bob']) await admin.getByRole('option', { name }).click();
  await admin.keyboard.press('Tab');
  await dialog.getByRole('textbox', { name: 'Skills of Bob' }).fill('French');
  await dialog.getByRole('textbox', { name: 'Seconds to answer' }).fill('120');
  await expectAccessible(admin);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('Alice, away')).toBeVisible();
  await expectAccessible(admin);
  await admin.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}

/** As if no attempt had been made before. */
async function reset(): Promise<void> {
  for (const login of ['alice', 'bob'])
    await (
      await ask(login)
    )('teams.putPresence', { isAvailable: false });
  const dana = await ask('dana');
  const { items } = await dana<{ items: { id: string; name: string }[] }>('teams.list', {});
  for (const { id, name } of items) if (name === TEAM) await dana('teams.remove', { teamId: id });
}

test('a bot hands over: one colleague passes, the next accepts, and has the summary beside the call @picture', async ({
  browser,
}) => {
  for (const login of ['alice', 'bob']) await signInToWeb(browser, login);
  const [alice, dana] = [await signIn(browser, 'alice'), await signIn(browser, 'dana')];
  const bob = await signIn(browser, 'bob', { colorScheme: 'dark', locale: 'zh-CN' });
  await reset();
  await addTeam(dana);
  for (const page of [alice, bob]) await available(page).press('Space');
  await expect(available(bob)).toBeChecked();
  await expect(available(alice)).toBeChecked();
  await alice.reload();
  await expect(available(alice)).toBeChecked();

  const bot = await askAsService('telephony-service');
  const asked = async (change: object): Promise<Handover> =>
    bot('handovers.request', {
      ...{ id: randomUUID(), team: TEAM, channel: 'voice', customer: CARLA },
      ...{ summary: SUMMARY, patienceSeconds: 600, ...change },
    });
  const now = (id: string): Promise<Handover> => bot('handovers.get', { id });
  const { id } = await asked({ callConnectionId: 'a-call' });

  // It is Alice's turn: she comes first in the team.
  const offer = offerIn(alice);
  await expect(offer).toContainText(NAME);
  await expect(offer).toContainText('the order is with the carrier since Monday');
  await expect(offer.getByRole('row', { name: 'Order B-1002' })).toBeVisible();
  await expect(offer.getByRole('timer')).toContainText(/\d+ seconds? left/);
  await expect(alice.getByRole('alert').filter({ hasText: `take over ${NAME}` })).toBeAttached();
  await expect(offerIn(bob)).toHaveCount(0);
  await expectAccessible(alice);
  await takePicture(alice, 'telephony-handover.png');
  await offer.getByRole('button', { name: 'Pass' }).press('Enter');
  await expect(offer).toHaveCount(0);

  await expect(offerIn(bob)).toContainText('还剩');
  await expectAccessible(bob);
  await offerIn(bob).getByRole('button', { name: '接手' }).press('Enter');
  const taken = bob.getByRole('region', { name: NAME, exact: true });
  await expect(taken).toContainText('通话正在转到你的网页应用。');
  await expect
    .poll(() => now(id))
    .toMatchObject({
      ...{ state: 'accepted', colleague: { userId: expect.stringMatching(/^8:acs:/) } },
    });
  await bot('handovers.connected', { id });
  await expect(taken).toContainText('你已在通话中。');
  // The summary stays beside every page.
  await open(bob, '转人工');
  await expect(taken).toContainText('B-1002');
  await expect(bob.getByRole('region', { name: '你已接手' })).toContainText(NAME);
  await expect(bob.getByRole('region', { name: '今天' })).toContainText('已接通');
  await expectAccessible(bob);
  await taken.getByRole('button', { name: `关闭 ${NAME} 的摘要` }).press('Enter');
  await expect(taken).toHaveCount(0);
});

test('a customer who leaves is offered to nobody, and everybody who is away is not asked', async ({
  browser,
}) => {
  const [alice, dana] = [await signIn(browser, 'alice'), await signIn(browser, 'dana')];
  await open(alice, 'Handovers');
  await expect(available(alice)).toBeChecked();
  const bot = await askAsService('telephony-service');
  const request = { team: TEAM, channel: 'sms', customer: CARLA, summary: SUMMARY };
  const { id } = await bot<Handover>('handovers.request', { id: randomUUID(), ...request });
  await open(dana, 'Handovers');
  const waiting = dana.getByRole('region', { name: 'Waiting now' });
  await expect(waiting).toContainText(NAME);
  await expect(offerIn(alice)).toContainText('Text messages');
  await bot('handovers.cancel', { id });
  await expect(offerIn(alice)).toHaveCount(0);
  await expect(waiting).toContainText('Nobody is waiting');
  await expect(dana.getByRole('region', { name: 'Today' })).toContainText('Cancelled');
  await expectAccessible(dana);

  await available(alice).press('Space');
  await expect(available(alice)).not.toBeChecked();
  const bobs = await ask('bob');
  await bobs('teams.putPresence', { isAvailable: false });
  const { state } = await bot<Handover>('handovers.request', { id: randomUUID(), ...request });
  expect(state).toBe('nobody');

  await dana.getByRole('button', { name: 'Teams' }).click();
  const dialog = dana.getByRole('dialog');
  await dialog.getByRole('button', { name: `Edit ${TEAM}` }).click();
  await dialog.getByRole('button', { name: 'Delete team' }).click();
  const question = dana.getByRole('dialog', { name: /^Delete/ });
  await question.getByRole('button', { name: 'Delete team' }).click();
  await expect(dialog.getByText('There are no teams yet')).toBeVisible();
  await expect(available(alice)).toHaveCount(0);
});
