import { expect } from '@playwright/test';
import { expectAccessible, test } from '@switchboard/e2e';
import { conversationOf, ourNumber, signIn, url } from './_inbox.ts';

const THEIRS = '+12065550195';
const HOUR_MS = 3_600_000;

test('when their night is over, the page says so by itself', async ({ browser }) => {
  const ours = await ourNumber(browser);
  const alice = await signIn(browser, 'alice', { colorScheme: 'dark' });
  const thread = await conversationOf('alice', ours, THEIRS);
  // The stack has no quiet hours, as handsets never sleep: the answer of one with them.
  const night = {
    ...{ allowed: false, reason: 'quiet-hours' },
    againAt: new Date(Date.now() + HOUR_MS).toISOString(),
  };
  let isNight = true;
  let asked = 0;
  await alice.route(/\/api\/telephony\/.*inbox\.get/, async (route) => {
    const answer = await route.fetch();
    const names = new URL(route.request().url()).pathname.split('/').at(-1)!.split(',');
    const all = (await answer.json()) as { result: { data: object } }[];
    asked += 1;
    const json = all.map((one, at) =>
      isNight && names[at] === 'inbox.get'
        ? { result: { data: { ...one.result.data, decision: night } } }
        : one,
    );
    await route.fulfill({ json });
  });
  await alice.clock.install();
  await alice.goto(url() + thread);
  const banner = alice.getByText('It’s night where they are');
  await expect(banner).toBeVisible();
  await alice.getByRole('textbox', { name: 'Text message' }).fill('Good morning');
  await expect(alice.getByRole('button', { name: 'Send' })).toBeDisabled();
  await expectAccessible(alice);
  const before = asked;
  await alice.clock.fastForward(HOUR_MS / 2);
  expect(asked).toBe(before);
  isNight = false;
  await alice.clock.fastForward(HOUR_MS / 2);
  await expect(banner).toBeHidden();
  await expect(alice.getByRole('button', { name: 'Send' })).toBeEnabled();
});
