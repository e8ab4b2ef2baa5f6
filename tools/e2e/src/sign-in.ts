import { request } from '@playwright/test';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';

type SignedIn = Awaited<ReturnType<BrowserContext['storageState']>>;
const signedIn = new Map<string, SignedIn>();

/** At which app, as whom, and how one knows that one has arrived. */
interface Destination {
  readonly url: string;
  readonly login: string;
  readonly arrived: (page: Page) => Promise<void>;
  /** What has to be in the page before it begins. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** A demo person in a browser context of their own, who signs in once and is then remembered. */
export async function signInAt(
  browser: Browser,
  { url, login, arrived, prepare }: Destination,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const key = `${login} ${url}`;
  const storageState = signedIn.get(key);
  const context = await browser.newContext({ ...options, ...(storageState && { storageState }) });
  const page = await context.newPage();
  await prepare?.(page);
  await page.goto(url);
  if (!storageState) {
    await page.getByRole('link', { name: /Sign in|登录/ }).click();
    await page.locator(`button[value="${login}"]`).click();
  }
  await arrived(page);
  signedIn.set(key, await context.storageState());
  return page;
}

/** The remembered sign-in of somebody was ended: the next time they sign in again. */
export function forgetSignIn(url: string, login: string): void {
  signedIn.delete(`${login} ${url}`);
}

/**
 * Asks an app's procedures as who has signed in there before, without the cost of a page.
 *
 * @param api where the app answers them; those of the trusted service when absent
 */
export async function askAs(url: string, login: string, api = '/api/trpc') {
  const asker = await request.newContext({
    baseURL: url,
    storageState: signedIn.get(`${login} ${url}`),
    extraHTTPHeaders: { 'x-switchboard-page': '1', 'content-type': 'application/json' },
  });
  return async <Answer>(procedure: string, data: object = {}): Promise<Answer> => {
    const answer = await asker.post(`${api}/${procedure}`, { data });
    return ((await answer.json()) as { result: { data: Answer } }).result.data;
  };
}
