import { expect } from '@playwright/test';
import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test';
import { stack } from '@switchboard/e2e';
import { PushLabApi } from '@switchboard/push-lab';
import { signIn } from './_people.ts';

export const lab = (): PushLabApi => new PushLabApi(stack().apps['push-lab'].url);

/** What a browser of the push lab got last of a kind, decrypted. */
export async function pushOf(deviceId: string, type: string): Promise<string> {
  const find = async () =>
    (await lab().pushes()).findLast((push) => push.deviceId === deviceId && push.type === type);
  await expect.poll(find).toBeTruthy();
  return JSON.stringify(((await find())!.payload as { readonly push: unknown }).push);
}

/** Somebody whose browser subscribes with the push lab: no push service can be reached from here. */
export async function withBrowser(browser: Browser, login: string): Promise<[Page, string]> {
  const { id, target } = await lab().add('browser', 'Chromium');
  const permissions = ['notifications', 'camera', 'microphone'];
  const page = await signIn(browser, login, { permissions }, async (opened) => {
    await opened.addInitScript((subscribed) => {
      let current: unknown = null;
      const subscription = {
        toJSON: () => subscribed,
        unsubscribe: async () => ((current = null), true),
      };
      PushManager.prototype.getSubscription = async () => current as PushSubscription;
      PushManager.prototype.subscribe = async () =>
        (current = subscription) as unknown as PushSubscription;
    }, target);
  });
  return [page, id];
}

export async function openNotifications(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account of / }).click();
  await page.getByRole('menuitem', { name: 'Notifications' }).click();
  await expect(page.getByRole('switch')).toBeVisible();
}

export async function turnOn(page: Page): Promise<void> {
  await openNotifications(page);
  await page.getByRole('switch').click();
  await expect(page.getByText('On for this browser')).toBeVisible();
}

/** The ids by which the data plane reaches somebody. */
export async function installationsOf(userId: string): Promise<readonly string[]> {
  const search = new URLSearchParams({ userId });
  const answer = await fetch(`${stack().dataplane.control}/push/installations?${search}`);
  const { value } = (await answer.json()) as { value: readonly { readonly id: string }[] };
  return value.map(({ id }) => id);
}

/** The browser itself, which has the service worker also while no page is open. */
export class Closed {
  readonly #context: BrowserContext;
  readonly #session: CDPSession;
  readonly #registrationId: string;
  readonly #origin = new URL(stack().apps.web.url).origin;

  private constructor(context: BrowserContext, session: CDPSession, registrationId: string) {
    this.#context = context;
    this.#session = session;
    this.#registrationId = registrationId;
  }

  /** Closes every page of the app. */
  static async of(page: Page): Promise<Closed> {
    const context = page.context();
    const empty = await context.newPage();
    const session = await context.newCDPSession(empty);
    const found = new Promise<string>((resolve) => {
      session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const ours = registrations.find(({ isDeleted }) => !isDeleted);
        if (ours) resolve(ours.registrationId);
      });
    });
    await session.send('ServiceWorker.enable');
    const registrationId = await found;
    await page.close();
    return new Closed(context, session, registrationId);
  }

  async deliver(data: string): Promise<void> {
    const to = { origin: this.#origin, registrationId: this.#registrationId };
    await this.#session.send('ServiceWorker.deliverPushMessage', { ...to, data });
  }

  /** What is shown just now; asked by a page that is none of the app and is closed again. */
  async shown(): Promise<readonly { readonly title: string; readonly body: string }[]> {
    const page = await this.#context.newPage();
    await page.goto(`${this.#origin}/api/health`);
    const shown = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration('/');
      const all = (await registration?.getNotifications()) ?? [];
      return all.map(({ title, body }) => ({ title, body }));
    });
    await page.close();
    return shown;
  }
}
