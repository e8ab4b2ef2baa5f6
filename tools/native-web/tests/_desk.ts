import type { FrameLocator, Page } from '@playwright/test';
import type { ToApp, ToDevice } from '@switchboard/push/device';

export const INSTALLATION = '0d9c7f2e-5f0e-4a53-9c1e-0a4b8a3f7f10';
export const SELF = '8:acs:5b17d0a4-2c66-4f3e-9d51-0a3f6f6d7c11_bob';
const DESK = `<!doctype html><iframe src="/" style="width:390px;height:700px"></iframe><script>
window.told = [];
addEventListener('message', ({ data }) => {
  told.push(data);
  if (data.type === 'ready' && window.launched) say(launched);
});
window.say = (message) => document.querySelector('iframe').contentWindow.postMessage(message, location.origin);
</script>`;

/** A page around the app that plays the operating system. */
export interface Desk {
  readonly app: FrameLocator;
  say(message: ToApp): Promise<void>;
  /** Resolves as soon as the app has told this. */
  until(type: ToDevice['type']): Promise<ToDevice>;
  told(): Promise<readonly ToDevice[]>;
}

/** Somebody who signed in on this device before; the services are not there. */
const SIGNED_IN = {
  secret: {
    'switchboard-session': {
      ...{ accessToken: 'a-token', subject: 'bob', name: 'Bob', sessionId: 's'.repeat(20) },
      ...{ startedAt: Date.now(), expiresAt: Date.now() + 3_600_000 },
    },
  },
  kept: {
    profile: {
      ...{ subject: 'bob', personId: 'usr_1', name: 'Bob', userId: SELF },
      endpoint: 'https://data.example.com',
    },
  },
};

export async function openDesk(
  page: Page,
  url: string,
  change: Partial<Extract<ToApp, { type: 'launched' }>> = {},
): Promise<Desk> {
  const launched = {
    ...{ type: 'launched', installationId: INSTALLATION, deviceName: 'Pixel' },
    ...{ platform: 'android', isInFront: true, isOnline: true, launch: { reason: 'icon' } },
    ...change,
  };
  await page.route('**/desk.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: DESK }),
  );
  await page.route(/example\.com/, (route) => route.abort());
  const prepare = ([id, known, message]: readonly unknown[]) => {
    for (const [kind, values] of Object.entries(known as object)) {
      for (const [key, value] of Object.entries(values as object)) {
        localStorage.setItem(`switchboard:${String(id)}:${kind}:${key}`, JSON.stringify(value));
      }
    }
    Object.assign(window, { launched: message });
  };
  await page.addInitScript(prepare, [INSTALLATION, SIGNED_IN, launched]);
  await page.goto(`${url}/desk.html`);
  const told = (): Promise<ToDevice[]> =>
    page.evaluate(() => (window as unknown as { told: ToDevice[] }).told);
  return {
    app: page.frameLocator('iframe'),
    say: (message) =>
      page.evaluate((one) => (window as unknown as { say(m: unknown): void }).say(one), message),
    async until(type) {
      await page.waitForFunction(
        (wanted) =>
          (window as unknown as { told: ToDevice[] }).told.some((one) => one.type === wanted),
        type,
      );
      return (await told()).find((one) => one.type === type)!;
    },
    told,
  };
}
