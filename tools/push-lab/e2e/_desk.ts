import { expect } from '@playwright/test';
import type { Browser, BrowserContext, FrameLocator, Locator, Page } from '@playwright/test';
import { signInAt, stack, untilConnected } from '@switchboard/e2e';
import { PushLabApi } from '../src/index.ts';
import type { Change, Platform } from '../src/index.ts';

const FRESH: Change = {
  ...{ app: 'killed', isOnline: true, isSavingBattery: false },
  ...{ areNotificationsAllowed: true, isInstalled: true },
};

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** The desk, its devices, and the app on each. */
export class Desk {
  readonly page: Page;
  readonly api: PushLabApi;
  #isKnown = false;

  private constructor(page: Page) {
    this.page = page;
    this.api = new PushLabApi(stack().apps['push-lab'].url);
  }

  static async open(context: BrowserContext): Promise<Desk> {
    const page = await context.newPage();
    await page.addInitScript(keepConnections);
    const desk = new Desk(page);
    for (const { id } of await desk.api.devices()) await desk.api.change(id, FRESH);
    await page.goto(stack().apps['push-lab'].url);
    await expect(page.locator('.device')).toHaveCount(3);
    return desk;
  }

  device(platform: Platform): Locator {
    return this.page.locator(`[data-platform="${platform}"]`);
  }

  app(platform: Platform): FrameLocator {
    return this.device(platform).frameLocator('iframe');
  }

  /** What the system shows of a call that rings. */
  ringing(platform: Platform): Locator {
    return this.device(platform).getByRole('alertdialog');
  }

  async put(platform: Platform, state: string): Promise<void> {
    await this.device(platform).getByLabel(state, { exact: true }).check();
  }

  /** Somebody signs in on a device, whose app then can be reached by push. */
  async signIn(platform: Platform, login: string): Promise<void> {
    await this.put(platform, 'In front');
    // With the claim it belongs to the sign-in: nothing of it is under way when the app is killed.
    const claimed = this.page.waitForResponse(
      (answer) => answer.url().includes('push.claimDevice') && answer.ok(),
    );
    const opened = this.page.context().waitForEvent('page');
    await this.app(platform).getByRole('button', { name: 'Sign in' }).click();
    const popup = await opened;
    // The provider knows who signed in on another device of this browser, and asks nothing.
    const choice = popup.locator(`button[value="${login}"]`);
    if (!this.#isKnown) await choice.click();
    this.#isKnown = true;
    await expect(this.app(platform).getByRole('tab', { name: 'Chats' })).toBeVisible();
    await claimed;
  }

  /** Swipes the app away. */
  async kill(platform: Platform): Promise<void> {
    await this.put(platform, 'Not running');
    await expect(this.device(platform).locator('iframe')).toHaveCount(0);
  }
}

/** Somebody at the web app, whose calls go out from where people are found. */
export async function atTheWebApp(browser: Browser, login: string): Promise<Page> {
  const url = stack().apps.web.url;
  const arrived = async (page: Page): Promise<void> => {
    await page.waitForURL('**/chat');
    await expect(page.getByTestId('call-announcer')).toBeAttached();
  };
  const permissions = ['camera', 'microphone'];
  const prepare = async (page: Page): Promise<void> => {
    await page.addInitScript(keepConnections);
  };
  return signInAt(browser, { url, login, arrived, prepare }, { permissions });
}

/** Somebody in a browser of their own, whose sign-in nobody comes back with. */
export async function inAnotherBrowser(browser: Browser, login: string): Promise<Page> {
  const page = await (await browser.newContext({ userAgent: FIREFOX })).newPage();
  await page.goto(stack().apps.web.url);
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.locator(`button[value="${login}"]`).click();
  await page.waitForURL('**/chat');
  await untilConnected(page);
  return page;
}

/** Opens what the menu of one's account has. */
export async function openFromMenu(page: Page, name: string): Promise<Locator> {
  await page.getByRole('button', { name: /^Account of / }).click();
  await page.getByRole('menuitem', { name }).click();
  return page.getByRole('dialog', { name });
}

export async function callFromWeb(page: Page, name: string, video = false): Promise<void> {
  await page.getByRole('button', { name: 'New conversation' }).first().click();
  await page.getByLabel('Search by name').fill(name);
  const label = video ? `Video call with ${name}` : `Call ${name}`;
  await page.getByRole('dialog').getByRole('button', { name: label, exact: true }).click();
}

/** Keeps hold of a page's connections, so that a test can ask what has really arrived. */
function keepConnections(): void {
  const connections: RTCPeerConnection[] = [];
  Object.assign(globalThis, { connections });
  globalThis.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.push(this);
    }
  };
}

/** Frames decoded and the energy of the sound heard so far, in a page or a frame. */
export async function received(where: Pick<Page, 'evaluate'>) {
  return where.evaluate(async () => {
    const { connections } = globalThis as unknown as { connections: RTCPeerConnection[] };
    const sums = { pictures: 0, sound: 0 };
    for (const connection of connections) {
      if (connection.signalingState === 'closed') continue;
      (await connection.getStats()).forEach((entry: Record<string, unknown>) => {
        if (entry['type'] !== 'inbound-rtp') return;
        if (entry['kind'] === 'video') sums.pictures += Number(entry['framesDecoded'] ?? 0);
        else sums.sound += Number(entry['totalAudioEnergy'] ?? 0);
      });
    }
    return sums;
  });
}
