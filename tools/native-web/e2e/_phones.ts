import { expect } from '@playwright/test';
import type { Browser, BrowserContextOptions, FrameLocator, Page } from '@playwright/test';
import { stack } from '@switchboard/e2e';
import type { LaunchReason, ToApp, ToDevice } from '@switchboard/push/device';

const SCREEN = { viewport: { width: 390, height: 780 } } as const;
const MEDIA = { permissions: ['camera', 'microphone'] };
const url = (): string => stack().apps.phone.url;

/** The app in a tab, on the screen of a phone, with somebody signed in. */
export async function openPhone(
  browser: Browser,
  login: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ ...SCREEN, ...MEDIA, ...options });
  const page = await context.newPage();
  await page.goto(url());
  await signIn(page, page, login);
  return page;
}

/** In the window that stands for the browser of the system. */
async function signIn(page: Page, app: Page | FrameLocator, login: string): Promise<void> {
  const opened = page.context().waitForEvent('page');
  await app.getByRole('button', { name: /^(Sign in|登录)$/ }).click();
  await (await opened).locator(`button[value="${login}"]`).click();
  await expect(app.getByRole('tab')).toHaveCount(4);
}

/** Begins a conversation with somebody, or goes on with the one there is. */
export async function writeTo(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name: 'People' }).click();
  await page.getByLabel('Search for people').fill(name);
  await page.getByRole('button', { name, exact: true }).click();
  await expect(page.getByPlaceholder('Message')).toBeVisible();
}

export async function send(page: Page, text: string): Promise<void> {
  await page.getByPlaceholder('Message').fill(text);
  await page.getByRole('button', { name: 'Send' }).click();
}

export async function call(page: Page, name: string, withVideo: boolean): Promise<void> {
  await page.getByRole('tab', { name: 'People' }).click();
  await page.getByLabel('Search for people').fill(name);
  const label = withVideo ? `Call ${name} with picture` : `Call ${name}`;
  await page.getByRole('button', { name: label, exact: true }).click();
}

/** Since when one talks. */
export async function expectTalking(page: Page): Promise<void> {
  await expect(page.getByTestId('call-phase')).toHaveText(/^\d+:\d\d$/);
}

/** Pictures that move. */
export async function expectPictures(page: Page, count: number): Promise<void> {
  const moving = () =>
    page.evaluate(
      () =>
        [...document.querySelectorAll('video')].filter(
          ({ videoWidth, currentTime }) => videoWidth > 0 && currentTime > 0,
        ).length,
    );
  await expect.poll(moving).toBe(count);
}

const DESK = `<!doctype html><iframe src="/" allow="camera;microphone" style="width:390px;height:760px"></iframe><script>
window.told = [];
const launched = { type: 'launched', installationId: '${crypto.randomUUID()}', deviceName: 'Pixel',
  platform: 'android', isInFront: true, isOnline: true, launch: { reason: 'icon' } };
addEventListener('message', ({ data }) => {
  told.push(data);
  if (data.type === 'ready') say(launched);
});
window.kill = () => document.querySelector('iframe').removeAttribute('src');
window.start = (launch) => {
  told.length = 0;
  Object.assign(launched, { launch, isInFront: false });
  document.querySelector('iframe').src = '/';
};
window.say = (message) => document.querySelector('iframe').contentWindow.postMessage(message, location.origin);
</script>`;

interface Device {
  kill(): void;
  start(launch: LaunchReason): void;
}

/** A device around the app, which says what a test wants it to. */
export async function openDevice(browser: Browser, login: string) {
  const context = await browser.newContext({ viewport: { width: 430, height: 800 }, ...MEDIA });
  const page = await context.newPage();
  await page.route('**/device.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: DESK }),
  );
  await page.goto(`${url()}/device.html`);
  const app = page.frameLocator('iframe');
  await signIn(page, app, login);
  const told = (): Promise<ToDevice[]> =>
    page.evaluate(() => (window as unknown as { told: ToDevice[] }).told);
  return {
    app,
    page,
    /** Nothing of the app runs any more. */
    kill: (): Promise<void> => page.evaluate(() => (window as unknown as Device).kill()),
    /** Starts it again, for this reason and with nobody looking at it. */
    start: (launch: LaunchReason): Promise<void> =>
      page.evaluate((reason) => (window as unknown as Device).start(reason), launch),
    say: (message: ToApp): Promise<void> =>
      page.evaluate((one) => (window as unknown as { say(m: unknown): void }).say(one), message),
    /** The first that was told of this kind. */
    async until<Type extends ToDevice['type']>(type: Type) {
      const first = async () => (await told()).find((one) => one.type === type);
      await expect.poll(first).toBeDefined();
      return (await first()) as Extract<ToDevice, { type: Type }>;
    },
  };
}
