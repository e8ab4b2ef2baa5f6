import { expect } from '@playwright/test';
import type { Browser, BrowserContextOptions, Locator, Page } from '@playwright/test';
import { askAs, askCarrier, buyNumber, expectAccessible, signInAt, stack } from '@switchboard/e2e';

export const url = (): string => stack().apps['telephony'].url;

/** A demo person at the inbox, in a browser context of their own. */
export function signIn(
  browser: Browser,
  login: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const arrived = (page: Page): Promise<void> =>
    expect(page.getByRole('heading', { level: 1, name: /^(Inbox|收件箱)$/ })).toBeVisible();
  return signInAt(browser, { url: url(), login, arrived }, options);
}

/** A page by its name in the navigation. */
export async function open(page: Page, name: string): Promise<void> {
  // What is new stands after the name.
  await page
    .getByRole('navigation')
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** Asks the telephony service as somebody who has signed in. */
export const ask = (login: string) => askAs(url(), login, '/api/telephony');

let ours: Promise<string> | undefined;

/** A number that the team texts from; one for all journeys that do not care which. */
export function ourNumber(browser: Browser): Promise<string> {
  ours ??= (async () => {
    const [number] = await Promise.all([buyNumber('425'), signIn(browser, 'dana')]);
    const dana = await ask('dana');
    await dana('numbers.put', { ours: number, label: 'Team', verification: 'verified' });
    return number;
  })();
  return ours;
}

/** Where texts between a number of ours and a handset are, once somebody has opened it. @returns its path */
export async function conversationOf(login: string, from: string, theirs: string): Promise<string> {
  const asking = await ask(login);
  return `/inbox/${(await asking<{ id: string }>('inbox.open', { ours: from, theirs })).id}`;
}

/** Deletes a contact that an attempt before may have left, with all texts to and from them. */
export async function removeContact(login: string, number: string): Promise<void> {
  const asking = await ask(login);
  const query = { query: number };
  const { items } = await asking<{ items: { id: string }[] }>('contacts.list', query);
  for (const { id } of items) await asking('contacts.remove', { contactId: id });
}

/** What a handset has got from a number of ours, in order. */
export async function textsOf(handset: string, from: string): Promise<string[]> {
  const { messages } = await askCarrier<{ messages: { direction: string; text: string }[] }>(
    'GET',
    `/handsets/${handset}/messages?${new URLSearchParams({ peer: from })}`,
  );
  return messages.filter(({ direction }) => direction === 'received').map(({ text }) => text);
}

/** Tells the inbox of a number that was bought. */
export async function addNumber(admin: Page, number: string): Promise<void> {
  await admin.getByRole('link', { name: 'Numbers' }).click();
  await admin.getByRole('button', { name: 'Add number' }).click();
  const dialog = admin.getByRole('dialog');
  await dialog.getByLabel('Number').fill(number);
  await dialog.getByLabel('Label').fill('Front desk');
  await dialog.getByRole('combobox', { name: 'Verification' }).click();
  await admin.getByRole('option', { name: 'Verified', exact: true }).click();
  await expectAccessible(admin);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
}

/** Emergency services are refused first. */
export async function openConversation(page: Page, ours: string, number: string): Promise<void> {
  await page.getByRole('button', { name: 'New conversation' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'From' }).click();
  await page.getByRole('option', { name: new RegExp(`${ours.slice(-4)}$`) }).click();
  await dialog.getByRole('textbox', { name: 'To' }).fill('911');
  await dialog.getByRole('button', { name: 'Open conversation' }).click();
  await expect(dialog.getByText(/emergency/i).first()).toBeVisible();
  await dialog.getByRole('textbox', { name: 'To' }).fill(number);
  await dialog.getByRole('button', { name: 'Open conversation' }).click();
  await expect(page.getByRole('textbox', { name: 'Text message' })).toBeVisible();
}

/** How far the text is that begins so. */
export function tick(page: Page, text: string): Locator {
  return page
    .locator('.bubble-row')
    .filter({ hasText: text })
    .getByRole('img', { name: /^(Waiting to be sent|Sent|Delivered|Not delivered)$/ });
}

/** A phone of the pretend network, in a tab of its own, with what there is between it and a number of ours. */
export interface Handset {
  readonly page: Page;
  readonly log: Locator;
  write(text: string): Promise<void>;
  become(state: string): Promise<void>;
}

export async function openHandset(
  browser: Browser,
  number: string,
  ours: string,
): Promise<Handset> {
  const page = await (await browser.newContext()).newPage();
  const between = new URLSearchParams({ with: ours });
  await page.goto(`${stack().apps['carrier'].url}/handsets/${number}?${between}`);
  const log = page.getByRole('log');
  return {
    page,
    log,
    async write(text) {
      await page.getByRole('textbox', { name: 'Message' }).fill(text);
      await page.getByRole('button', { name: 'Send' }).click();
      await expect(log).toContainText(text);
    },
    async become(state) {
      await page.getByRole('radio', { name: state, exact: true }).check();
      await expect(page.locator('#condition')).toContainText(state);
    },
  };
}
