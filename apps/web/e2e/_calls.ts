import { expect } from '@playwright/test';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { openThread, signIn, startThread } from './_people.ts';

/** A demo person whose calls ring, and whose media can be asked for. */
export async function arrive(
  browser: Browser,
  login: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const allowed: BrowserContextOptions = { permissions: ['camera', 'microphone'], ...options };
  const page = await signIn(browser, login, allowed, watchMedia);
  await expect(page.getByTestId('call-announcer')).toBeAttached();
  return page;
}

/** Alice and Bob, who both look at a conversation of theirs. */
export async function meet(browser: Browser, topic: string): Promise<[Page, Page]> {
  const [alice, bob] = [await arrive(browser, 'alice'), await arrive(browser, 'bob')];
  await startThread(alice, ['Bob'], topic);
  await openThread(bob, topic);
  return [alice, bob];
}

export async function call(page: Page, video = false): Promise<void> {
  await page.getByRole('button', { name: video ? 'Video call' : 'Call', exact: true }).click();
  await expect(stage(page)).toBeVisible();
}

/** What answers without a picture: its name says so where a video call rings. */
const AUDIO_ONLY = /^Answer( with audio only)?$/;

export async function answer(page: Page, name: string | RegExp = AUDIO_ONLY): Promise<void> {
  await ringing(page).getByRole('button', { name, exact: true }).click();
  await connected(page);
}

/** Everybody closes their window. */
export async function leave({ browser }: { readonly browser: Browser }): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()));
}

/** Keeps hold of the page's connections, so that a test can ask what has really arrived. */
export async function watchMedia(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const connections: RTCPeerConnection[] = [];
    Object.assign(globalThis, { connections });
    globalThis.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        connections.push(this);
      }
    };
  });
}

interface Received {
  readonly kind: string;
  /** Frames decoded, or the energy of the sound heard. */
  readonly amount: number;
}

/** What has come so far over all that is connected now, track by track. */
export function received(page: Page): Promise<Record<string, Received>> {
  return page.evaluate(async () => {
    const { connections } = globalThis as unknown as { connections: RTCPeerConnection[] };
    const tracks: Record<string, { kind: string; amount: number }> = {};
    for (const [at, connection] of connections.entries()) {
      if (connection.signalingState === 'closed') continue;
      (await connection.getStats()).forEach((entry: Record<string, unknown>) => {
        if (entry['type'] !== 'inbound-rtp') return;
        const amount = Number(entry['framesDecoded'] ?? entry['totalAudioEnergy'] ?? 0);
        tracks[`${at}:${String(entry['id'])}`] = { kind: String(entry['kind']), amount };
      });
    }
    return tracks;
  });
}

/** Sound and pictures of so many others go on coming. */
export async function seesAndHears(page: Page, others = 1): Promise<void> {
  const before = await received(page);
  await expect
    .poll(async () => {
      const now = Object.entries(await received(page));
      const more = now.map(([track, { kind, amount }]) => [
        kind,
        amount - (before[track]?.amount ?? 0),
      ]);
      const pictures = more.filter(([kind, grown]) => kind === 'video' && Number(grown) > 10);
      const sounds = more.filter(([kind, grown]) => kind === 'audio' && Number(grown) > 0);
      return Math.min(pictures.length, sounds.length);
    })
    .toBeGreaterThanOrEqual(others);
}

export const stage = (page: Page) => page.getByTestId('call-stage');
export const ended = (page: Page) => page.getByTestId('call-ended');
export const ringing = (page: Page) => page.getByTestId('incoming-call');
export const control = (page: Page, name: string) =>
  stage(page).getByRole('toolbar').getByRole('button', { name, exact: true });
export const tile = (page: Page, who: 'self' | 'other', source = 'camera') =>
  page.locator(`.call-tile[data-who="${who}"][data-source="${source}"]`);

export async function connected(page: Page): Promise<void> {
  await expect(stage(page)).toHaveAttribute('data-phase', 'connected');
}

/** What stands behind the button that has no room of its own. */
export async function more(page: Page, what: string): Promise<void> {
  await control(page, 'More').click();
  await page.getByRole('menuitem', { name: what, exact: true }).click();
}
