import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { stack, test } from '@switchboard/e2e';
import { answer, call, connected, control, ended, leave, meet, ringing } from './_calls.ts';

const calls = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
const latest = (page: Page) => page.getByRole('main').getByRole('listitem').first();

test.afterEach(leave);

test('a missed call is counted, called back, rated, and stands with its length', async ({
  browser,
}, { retry }) => {
  test.setTimeout(180_000);
  const [alice, bob] = await meet(browser, `Later ${retry}`);
  // What others have missed with Bob before is looked at, so that the count begins again.
  await bob.getByRole('link', { name: /^Calls/ }).click();
  await expect(calls(bob, 'Calls')).toBeVisible();
  await bob.getByRole('link', { name: 'Conversations' }).click();
  await bob.getByRole('link', { name: `Later ${retry}` }).click();

  await call(alice);
  await expect(ringing(bob)).toBeVisible();
  await control(alice, 'Cancel call').click();
  await expect(bob.getByText('Missed call from Alice')).toBeVisible();
  await calls(bob, 'Calls, 1 missed').click();
  await expect(latest(bob)).toContainText('Missed · not answered');
  await expect(calls(bob, 'Calls')).toBeVisible();

  await ended(alice).getByRole('button', { name: 'Close' }).click();
  await latest(bob).getByRole('button', { name: 'Call Alice' }).click();
  await answer(alice);
  await connected(bob);
  await expect(bob.getByRole('timer')).toHaveText(/0:0[1-9]/);
  await control(bob, 'Leave').click();
  await expect(ended(bob)).toContainText(/Duration 0:0[1-9]/);

  await rate(bob);
  await ended(bob).getByRole('button', { name: 'Close' }).click();
  await expect(latest(bob)).toContainText(/Outgoing · answered · .* · 0:0[1-9]/);
  await ended(alice).getByRole('button', { name: 'Close' }).click();
  await expect(bob.getByRole('navigation', { name: 'Calls' })).toContainText('Outgoing');
  await bob.getByRole('link', { name: /^Alice/ }).click();
  await expect(bob.getByRole('heading', { level: 2, name: 'Alice' })).toBeVisible();
  await expect(bob).toHaveTitle('Alice – Switchboard');
  await expect(latest(bob)).toContainText('Alice');
  await bob.getByRole('link', { name: 'All calls' }).click();
  await expect(bob).toHaveTitle('Calls – Switchboard');
  await calls(alice, 'Calls').click();
  await expect(latest(alice)).toContainText(/Incoming · answered · .* · 0:0[1-9]/);
});

test('a call is listed on both sides although who called has closed the page', async ({ browser }, {
  retry,
}) => {
  const [alice, bob] = await meet(browser, `Gone ${retry}`);
  // Who was in a call is not asked what became of it.
  const noted: string[] = [];
  for (const page of [alice, bob]) {
    page.on('request', (request) => {
      if (request.url().includes('calls.note')) noted.push(request.url());
    });
  }
  await call(alice);
  await answer(bob);
  await connected(alice);
  await expect(alice.getByRole('timer')).toHaveText(/0:0[1-9]/);
  const chat = alice.url();
  await alice.goto('about:blank');
  await ended(bob).getByRole('button', { name: 'Close' }).click();
  await calls(bob, 'Calls').click();
  await expect(latest(bob)).toContainText(/Incoming · answered · .* · 0:0[1-9]/);

  await alice.goto(chat);
  await call(alice);
  await expect(ringing(bob)).toBeVisible();
  await alice.goto('about:blank');
  await expect(bob.getByText('Missed call from Alice')).toBeVisible();
  await expect(latest(bob)).toContainText('Missed · not answered');
  await alice.goto(chat);
  await calls(alice, 'Calls').click();
  await expect(latest(alice)).toContainText('Outgoing · not answered');
  expect(noted).toEqual([]);
});

async function rate(page: Page): Promise<void> {
  await ended(page).getByRole('radio', { name: '2 stars' }).press('Space');
  await ended(page).getByRole('checkbox', { name: 'Echo' }).check();
  await ended(page).getByRole('button', { name: 'Send' }).click();
  await expect(ended(page)).toContainText('Thank you!');
  const records = await fetch(`${stack().dataplane.control}/calls/records`);
  const { value } = (await records.json()) as {
    value: { legs: { survey: object | null }[] }[];
  };
  expect(value[0]?.legs.map(({ survey }) => survey)).toContainEqual({
    overall: { score: 2, issues: [] },
    audio: { score: 2, issues: ['Echo'] },
  });
}
