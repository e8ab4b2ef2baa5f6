import type { Page } from '@playwright/test';
import { openPages } from './_browser.ts';
import type { Pages } from './_browser.ts';
import type { ChatPage } from './_chat-page.ts';
import { dataPlaneProcess } from './_data-plane-process.ts';
import type { DataPlaneProcess } from './_data-plane-process.ts';
import { all, newPerson } from './_people.ts';
import type { Person } from './_people.ts';
import { until } from './_until.ts';

const TIMEOUT_MS = 240_000;
const SENDS = 2_000;
const LANES = 4;
/** The power cut comes when this many were acknowledged. */
const CUT_AFTER = 700;

declare const globalThis: { page: ChatPage };

let dataplane: DataPlaneProcess;
let pages: Pages;

beforeAll(async () => {
  dataplane = await dataPlaneProcess();
  [pages] = await Promise.all([openPages('_chat-page.ts'), dataplane.start()]);
}, TIMEOUT_MS);
afterAll(async () => {
  await pages?.[Symbol.asyncDispose]();
  await dataplane?.[Symbol.asyncDispose]();
}, TIMEOUT_MS);

async function watch(person: Person, threadId: string): Promise<Page> {
  const page = await pages.open();
  await page.evaluate((who) => globalThis.page.start(who), {
    endpoint: dataplane.http,
    token: person.token,
    self: person.id,
    threadId,
  });
  await until('live', async () => (await connectionOf(page)) === 'connected');
  return page;
}

const connectionOf = (page: Page) => page.evaluate(() => globalThis.page.connection());
const timelineOf = (page: Page, threadId: string) =>
  page.evaluate((id) => globalThis.page.timeline(id), threadId);

interface Sent {
  readonly id: string;
  readonly body: string;
}

/** By hand: the SDK would repeat a request whose answer was cut off. */
async function send({ token }: Person, threadId: string, content: string): Promise<string> {
  const path = `chat/threads/${encodeURIComponent(threadId)}/messages`;
  const response = await fetch(`${dataplane.http}/${path}?api-version=2025-03-15`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ content }),
  });
  const { id } = (await response.json()) as { id?: string };
  if (response.status !== 201 || !id) throw new Error(`send: ${response.status}`);
  return id;
}

/**
 * Several lanes, each one message after the other. What fails is not repeated: whether it arrived
 * nobody knows, and only what was acknowledged is owed.
 */
async function sendThroughPowerCut(person: Person, threadId: string): Promise<Sent[][]> {
  let acknowledged = 0;
  let mended: Promise<void> | undefined;
  const cut = async (): Promise<void> => {
    await dataplane.kill();
    await dataplane.start();
  };
  const lane = async (_: unknown, number: number): Promise<Sent[]> => {
    const sent: Sent[] = [];
    for (let at = 0; at < SENDS / LANES; at++) {
      const body = `${number}/${at}`;
      try {
        const id = await send(person, threadId, body);
        sent.push({ id, body });
        if (++acknowledged === CUT_AFTER) mended = cut();
      } catch (error) {
        if (!mended) throw error;
        await mended;
      }
    }
    return sent;
  };
  return Promise.all(Array.from({ length: LANES }, lane));
}

it(
  'keeps every acknowledged message once and in order over a power cut, on both sides',
  async () => {
    const [alice, bob] = await Promise.all([newPerson(dataplane), newPerson(dataplane)]);
    const { chatThread } = await alice.chat.createChatThread(
      { topic: 'Power cut' },
      { participants: [{ id: bob.identifier }] },
    );
    const threadId = chatThread!.id;
    const sides = await Promise.all([watch(alice, threadId), watch(bob, threadId)]);

    const lanes = await sendThroughPowerCut(alice, threadId);
    const acknowledged = lanes.flat();
    expect(acknowledged.length).toBeGreaterThan(SENDS * 0.9);

    const listed = await all(
      bob.chat.getChatThreadClient(threadId).listMessages({ maxPageSize: 200 }),
    );
    const kept = listed
      .filter(({ type }) => type === 'text')
      .map(({ id, content }) => ({ id, body: content?.message ?? '' }))
      .reverse();
    expectToHold(kept, lanes);

    for (const side of sides) {
      // After an absence of more than a thousand messages the page keeps the newest, and reads the
      // others again for whoever goes back to them.
      const complete = async () => {
        await side.evaluate((id) => globalThis.page.readBack(id), threadId);
        return (await timelineOf(side, threadId)).length >= kept.length;
      };
      await until('everything is on the screen', complete, 120_000).catch(() => undefined);
      expect(await timelineOf(side, threadId)).toEqual(kept);
      expect(await connectionOf(side)).toBe('connected');
    }
  },
  TIMEOUT_MS,
);

/** Each acknowledged message once, by the id it was acknowledged with, each lane in its order. */
function expectToHold(kept: readonly Sent[], lanes: readonly (readonly Sent[])[]): void {
  const bodies = kept.map(({ body }) => body);
  expect(new Set(bodies).size).toBe(bodies.length);
  const ids = kept.map(({ id }) => Number(id));
  expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
  for (const lane of lanes) {
    const owed = new Set(lane.map(({ body }) => body));
    expect(kept.filter(({ body }) => owed.has(body))).toEqual(lane);
  }
}
