import type { Page } from '@playwright/test';
import type { Pages } from './_browser.ts';
import type { EventsPage, Told } from './_events-page.ts';
import type { Person } from './_people.ts';

declare const globalThis: { page: EventsPage };

/** A page of `openPages('_events-page.ts')` in which this person is signed in and connected. */
export async function live(
  pages: Pages,
  { token }: Pick<Person, 'token'>,
  endpoint: string,
): Promise<Page> {
  const page = await pages.open();
  await page.evaluate((who) => globalThis.page.start(who.endpoint, who.token), { endpoint, token });
  return page;
}

export const told = (page: Page): Promise<Told[]> => page.evaluate(() => globalThis.page.told);

/** The texts of the messages that arrived, in the order of their arrival. */
export async function received(page: Page): Promise<string[]> {
  return (await told(page))
    .filter(({ name }) => name === 'chatMessageReceived')
    .map(({ event }) => (event as { message: string }).message);
}

const many = (page: Page, wanted: Told['name']): Promise<number> =>
  page.evaluate((name) => globalThis.page.told.filter((one) => one.name === name).length, wanted);

/** How many messages arrived. */
export const count = (page: Page): Promise<number> => many(page, 'chatMessageReceived');

/** How often the SDK said that its connection was gone: then it may have missed something. */
export const disconnections = (page: Page): Promise<number> =>
  many(page, 'realTimeNotificationDisconnected');
