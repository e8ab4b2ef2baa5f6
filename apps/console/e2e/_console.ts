import { expect } from '@playwright/test';
import { signInAt, stack } from '@switchboard/e2e';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';

/** A demo person at the console: Dana is its administrator, the others have no business there. */
export function signIn(
  browser: Browser,
  login: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const arrived = async (page: Page): Promise<void> => {
    const first = page.getByRole('heading', {
      level: 1,
      name: /^(Overview|概览|You don’t have access)/,
    });
    await expect(first).toBeVisible();
  };
  return signInAt(browser, { url: stack().apps.console.url, login, arrived }, options);
}

/** The same at the people, where most begins. */
export async function signInToPeople(
  browser: Browser,
  login: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await signIn(browser, login, options);
  await page.goto(`${stack().apps.console.url}/people`);
  await expect(page.getByRole('heading', { level: 1, name: /^(People|人员)/ })).toBeVisible();
  return page;
}

/** A page by its name in the navigation. */
export async function open(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** Asks for what this person may not have, so that the audit has something to tell. */
export async function beRefused(page: Page, times: number): Promise<void> {
  await page.evaluate(async (count) => {
    const paths = Array.from({ length: count }, () => 'audit.list').join(',');
    const inputs = Object.fromEntries(Array.from({ length: count }, (_, at) => [at, {}]));
    await fetch(`/api/trpc/${paths}?batch=1`, {
      method: 'POST',
      headers: { 'x-switchboard-page': '1', 'content-type': 'application/json' },
      body: JSON.stringify(inputs),
    });
  }, times);
}

/** What the ledger says when something was interrupted: one of each state, of whom is asked for. */
export async function showOrphans(page: Page): Promise<void> {
  const orphans = ['reserved', 'created', 'deleting', 'lost'].map((state, at) => ({
    id: `idn_0${at}`,
    userId:
      at % 2 === 1 ? `8:acs:00000000-0000-4000-8000-000000000000_${'0'.repeat(8)}-0${at}` : null,
    personId: `usr_0${at}`,
    state,
    changedAt: `2026-01-1${at}T10:00:00.000Z`,
  }));
  const lines = orphans.map(({ personId, ...line }, at) => ({
    ...line,
    createdAt: line.changedAt,
    person: { id: personId, name: `Person ${at}` },
  }));
  await answer(page, {
    'ledger.orphans': () => orphans,
    'ledger.list': ({ state, personId }) => ({
      items: lines.filter(
        (line) => (!state || line.state === state) && (!personId || line.person.id === personId),
      ),
      cursor: null,
    }),
  });
}

/** Takes a block back, if there is one; the name is the first that is found. */
export async function letBackIn(page: Page, name: string): Promise<void> {
  await page.evaluate(async (query) => {
    const ask = async (path: string, input: object): Promise<unknown> => {
      const headers = { 'x-switchboard-page': '1', 'content-type': 'application/json' };
      const body = JSON.stringify(input);
      return (await fetch(`/api/trpc/${path}`, { method: 'POST', headers, body })).json();
    };
    const found = (await ask('people.list', { query })) as {
      result: { data: { items: { id: string }[] } };
    };
    await ask('people.unblock', { personId: found.result.data.items[0]?.id });
  }, name);
}

type Answers = Readonly<Record<string, (input: Readonly<Record<string, unknown>>) => unknown>>;

/** Answers for the service what is asked of some procedures, also where they are part of a batch. */
export async function answer(page: Page, answers: Answers): Promise<void> {
  const asked = (url: URL): string[] => url.pathname.split('/').at(-1)?.split(',') ?? [];
  const known = (url: URL): boolean => asked(url).some((procedure) => procedure in answers);
  await page.route(known, async (route) => {
    const procedures = asked(new URL(route.request().url()));
    const inputs = (route.request().postDataJSON() ?? {}) as Record<string, object>;
    const others = procedures.some((procedure) => !(procedure in answers));
    const said = others ? ((await (await route.fetch()).json()) as unknown[]) : [];
    const json = procedures.map((procedure, at) => {
      const data = answers[procedure];
      return data ? { result: { data: data({ ...inputs[at] }) } } : said[at];
    });
    await route.fulfill({ json });
  });
}

/** Gives somebody a role; who has not been here yet is not listed, so they come in first. */
export async function giveRole(browser: Browser, role: string, login: string): Promise<void> {
  const dana = await signInToPeople(browser, 'dana');
  await signIn(browser, login);
  const found = dana.getByRole('table').getByRole('rowheader');
  await dana.getByRole('searchbox', { name: 'Search' }).fill(login);
  await expect(found).toHaveCount(1);
  await found.getByRole('link').click();
  await dana.getByRole('button', { name: 'More actions' }).click();
  await dana.getByRole('menuitem', { name: 'Change role' }).click();
  await dana.getByRole('combobox', { name: 'Role' }).selectOption(role);
  await dana.getByRole('button', { name: 'Save' }).click();
  await expect(dana.getByText(/ now has the role /)).toBeVisible();
}

/** Somebody who talks, and so has an identity. */
export const inChat = (browser: Browser, login: string): Promise<Page> =>
  signInAt(browser, {
    url: stack().apps.web.url,
    login,
    arrived: (page) => page.waitForURL('**/chat'),
  });
