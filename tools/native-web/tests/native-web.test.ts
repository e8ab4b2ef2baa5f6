import type { Browser, Page } from '@playwright/test';
import type { ToApp } from '@switchboard/push/device';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildNativeWeb } from '../src/build-native-web.ts';
import { compose } from '../src/compose.ts';
import type { NativeWeb } from '../src/compose.ts';
import { openChromium } from './_chromium.ts';
import { openDesk, SELF } from './_desk.ts';

/** What a desk with three phones loads three times: a tenth more than it was when this was written. */
const MAX_BYTES = 1_800_000;
const app = {
  issuer: 'https://login.example.com',
  accessUrl: 'https://access.example.com/trpc',
};
const ALICE = '8:acs:5b17d0a4-2c66-4f3e-9d51-0a3f6f6d7c11_alice';

function push(recipientId = SELF): ToApp {
  return {
    type: 'push-received',
    push: {
      ...{ type: 'incoming-call', eventId: crypto.randomUUID(), serverCallId: 'home.42' },
      ...{ hasVideo: false, startedAt: new Date().toISOString() },
      caller: { id: ALICE, displayName: 'Alice' },
      metadata: { recipientId, expiresAt: new Date(Date.now() + 45_000).toISOString() },
    },
  };
}

let served: NativeWeb;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [served, browser] = await Promise.all([compose({ port: 0, app }), openChromium()]);
});
beforeEach(async () => {
  page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
});
afterEach(() => page.context().close());
afterAll(async () => {
  await browser.close();
  await served[Symbol.asyncDispose]();
});

describe('the web build', () => {
  it('is made of the sources without Expo, and stays small', async () => {
    const outdir = await mkdtemp(join(tmpdir(), 'native-web-test-'));
    const built = await buildNativeWeb({ outdir });
    await rm(outdir, { recursive: true });
    expect(Object.keys(built.files)).toEqual(
      expect.arrayContaining(['app.js', 'index.html', 'signed-in.html', 'signed-in.js']),
    );
    expect(built.bytes).toBeGreaterThan(500_000);
    expect(built.bytes).toBeLessThan(MAX_BYTES);
  });

  it('is served with its configuration, and nothing beside it', async () => {
    const ask = async (path: string) => (await fetch(`${served.url}${path}`)).status;
    expect(await (await fetch(`${served.url}/config.json`)).json()).toEqual(app);
    expect(await ask('/health')).toBe(200);
    for (const path of ['/..%2fpackage.json', '/package.json', '/x/app.js', '/none.js']) {
      expect([path, await ask(path)]).toEqual([path, 404]);
    }
  });

  it('stands alone in a tab, and asks to sign in', async () => {
    await page.goto(served.url);
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await expect(page.title()).resolves.toBe('Switchboard');
  });

  it('says so when it does not know where its services are', async () => {
    await page.route('**/config.json', (route) => route.fulfill({ body: '{}' }));
    await page.goto(served.url);
    await page.getByText('This app is not set up').waitFor();
  });
});

describe('inside of a device', () => {
  it('rings in the app that is in front, and says when it rings no more', async () => {
    const desk = await openDesk(page, served.url);
    await desk.app.getByRole('tab', { name: 'Chats' }).waitFor();
    await desk.say(push());
    await desk.app.getByText('calls you').waitFor();
    await desk.app.getByRole('button', { name: 'Decline' }).click();
    expect(await desk.until('call-ended')).toEqual({
      ...{ type: 'call-ended', serverCallId: 'home.42' },
    });
    expect((await desk.told()).map(({ type }) => type)).toEqual(['ready', 'call-ended']);
  });

  it('rings on the screen of the device when nobody looks at the app', async () => {
    const desk = await openDesk(page, served.url, {
      ...{ isInFront: false, launch: { reason: 'incoming-call', serverCallId: 'home.42' } },
    });
    await desk.app.getByRole('tab', { name: 'Chats' }).waitFor({ state: 'attached' });
    await desk.say(push());
    expect(await desk.until('call-reported')).toEqual({
      ...{ type: 'call-reported', serverCallId: 'home.42', callerName: 'Alice', hasVideo: false },
    });
    await desk.say({
      ...{ type: 'push-received' },
      push: {
        ...{ type: 'call-ended', eventId: crypto.randomUUID(), serverCallId: 'home.42' },
        ...{ recipientId: SELF, reason: 'answered-elsewhere' },
      },
    });
    await desk.until('call-ended');
  });

  it('answers on a cold start, before any push is read', async () => {
    const desk = await openDesk(page, served.url, {
      launch: { reason: 'answered-call', serverCallId: 'home.42' },
    });
    await desk.app.getByText('Answering…').waitFor();
    await desk.say(push());
    expect((await desk.told()).map(({ type }) => type)).toEqual(['ready']);
  });

  it('is silent for a call of somebody who used the device before', async () => {
    const desk = await openDesk(page, served.url);
    await desk.app.getByRole('tab', { name: 'Chats' }).waitFor();
    await desk.say(push(ALICE));
    await desk.until('call-ended');
    expect(await desk.app.getByText('calls you').count()).toBe(0);
  });

  it('hears of the network, and of notifications that are opened', async () => {
    const desk = await openDesk(page, served.url);
    await desk.app.getByRole('tab', { name: 'Chats' }).waitFor();
    await desk.say({ type: 'network-changed', isOnline: false });
    await desk.app.getByText(/^No network/).waitFor();
    await desk.say({ type: 'notification-opened', threadId: '19:a@thread.v2' });
    await desk.until('notifications-cleared');
    await desk.app.getByRole('button', { name: 'Back' }).click();
    await desk.app.getByRole('tab', { name: 'Chats' }).waitFor();
  });

  it('takes nothing from a page of another origin', async () => {
    await page.route('**/stranger.html', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<iframe src="${served.url}/" style="width:390px;height:700px"></iframe>`,
      }),
    );
    const answer = await page.goto('http://stranger.example/stranger.html');
    expect(answer?.status()).toBe(200);
    // The app lets nobody else frame it.
    const [, frame] = page.frames();
    await frame!.waitForLoadState();
    expect(frame!.url()).toMatch(/^chrome-error:/);
  });
});
