import type { Page } from '@playwright/test';
import { startStack } from '@switchboard/testing';
import type { Stack } from '@switchboard/testing';
import { openPages } from './_browser.ts';
import type { Pages } from './_browser.ts';
import { newPerson, rooms } from './_people.ts';
import type { ProxiedPage } from './_proxied-page.ts';
import { until } from './_until.ts';

const TIMEOUT_MS = 120_000;
const MEDIA = [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream=fps=5',
  '--auto-accept-this-tab-capture',
  '--autoplay-policy=no-user-gesture-required',
];

declare const globalThis: { page: ProxiedPage };

let stack: Stack;
let pages: Pages;
let page: Page;

beforeAll(async () => {
  [stack, pages] = await Promise.all([startStack(), openPages('_proxied-page.ts', MEDIA)]);
}, TIMEOUT_MS);
afterAll(async () => {
  await pages?.[Symbol.asyncDispose]();
  await stack?.[Symbol.asyncDispose]();
}, TIMEOUT_MS);

type Step = 'accept' | 'startVideo' | 'show' | 'act' | 'takeBack' | 'hangUp';

const does = (name: string, step: Step) =>
  page.evaluate(([who, what]) => globalThis.page[what](who), [name, step] as const);
const seen = (name: string) => page.evaluate((who) => globalThis.page.seen(who), name);
const sees = (
  name: string,
  what: string,
  holds: (now: Awaited<ReturnType<typeof seen>>) => boolean,
) => until(`${name} sees ${what}`, async () => holds(await seen(name)));

/** Two people in a page of their own, who do not know each other from the case before. */
async function arrive(): Promise<{ alice: string; bob: string }> {
  page = await pages.open();
  const arrival = async (name: string): Promise<string> => {
    const { id, token } = await newPerson(stack.dataplane, ['voip']);
    await page.evaluate(([who, endpoint, secret]) => globalThis.page.join(who, endpoint, secret), [
      name,
      stack.dataplane.http,
      token,
    ] as const);
    return id;
  };
  return { alice: await arrival('alice'), bob: await arrival('bob') };
}

async function ring(bob: string): Promise<void> {
  await page.evaluate((id) => globalThis.page.start('alice', id), bob);
  await sees('bob', 'a call', ({ ringing }) => ringing === 1);
  await does('bob', 'accept');
}

async function enter(locator: { groupId: string } | { roomId: string }): Promise<void> {
  for (const name of ['alice', 'bob']) {
    await page.evaluate(([who, where]) => globalThis.page.enter(who, where), [
      name,
      locator,
    ] as const);
    await sees(name, 'the call', ({ state }) => state === 'Connected');
  }
}

async function enterRoom(alice: string, bob: string): Promise<void> {
  const participants = [alice, bob].map((communicationUserId) => ({
    id: { communicationUserId },
    role: 'Presenter' as const,
  }));
  const { id } = await rooms(stack.dataplane).createRoom({ participants });
  await enter({ roomId: id });
}

/** What a person does is seen by the other, and so is that it ends. */
async function converse(): Promise<void> {
  for (const name of ['alice', 'bob']) {
    await sees(name, 'a connection', ({ state }) => state === 'Connected');
  }
  await does('alice', 'startVideo');
  await sees('bob', 'a camera', ({ videos }) => videos.join() === 'Video');
  await does('alice', 'act');
  await sees('bob', 'a screen too', ({ videos }) => videos.join() === 'ScreenSharing,Video');
  await sees('bob', 'that alice is muted', ({ muted }) => muted === true);
  await sees('bob', 'a hand', ({ hands }) => hands === 1);
  await does('bob', 'show');
  await sees('bob', 'pictures', ({ sizes }) => sizes.every((height) => height > 0));
  await does('alice', 'takeBack');
  await sees('bob', 'nothing', ({ videos, muted, hands }) => !videos.length && !muted && !hands);
  for (const name of ['alice', 'bob']) await does(name, 'hangUp');
  await sees('bob', 'the end', ({ state, calls }) => state === 'Disconnected' && calls === 0);
}

test.each([
  ['of two', ({ bob }: { bob: string }) => ring(bob)],
  ['of a group', () => enter({ groupId: crypto.randomUUID() })],
  ['of a room', ({ alice, bob }: { alice: string; bob: string }) => enterRoom(alice, bob)],
])(
  'a client that keeps everything behind Proxies completes a call %s',
  async (_kind, begin) => {
    await begin(await arrive());
    await converse();
    await page.evaluate(() => globalThis.page.letGo());
    const { heard, wrong } = await page.evaluate(() => globalThis.page.said());
    expect(heard).toEqual(
      expect.arrayContaining(['bob reaction', 'bob raisedHandEvent', 'bob loweredHandEvent']),
    );
    expect((await seen('bob')).most).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
    await page.close();
  },
  TIMEOUT_MS,
);
