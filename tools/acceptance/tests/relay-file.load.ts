import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import { relayCredentials } from '@switchboard/access-api/client';
import { startStack } from '@switchboard/testing';
import type { Stack } from '@switchboard/testing';
import { openPages } from './_browser.ts';
import type { Pages } from './_browser.ts';
import { fileBytes } from './_file-bytes.ts';
import { heldMemory } from './_held-memory.ts';
import type { RelayFilePage } from './_relay-file-page.ts';
import { relayProcesses, replaceRelay } from './_relay-process.ts';
import { until } from './_until.ts';

/** Half a minute on a busy machine. */
const TIMEOUT_MS = 300_000;
const MEGABYTE = 1_000_000;
/** Of the file: several times what may be held of it. 100 were tried by hand. */
const MEGABYTES = Number(process.env['TEST_FILE_MB'] ?? 50);
const SIZE = MEGABYTES * MEGABYTE;
const STEP = 5 * MEGABYTE;
/** Far less than the file: what is on its way is a few megabytes. */
const MAX_HELD = 16 * MEGABYTE;

declare const globalThis: { page: RelayFilePage };

let stack: Stack;
let pages: Pages;

beforeAll(async () => {
  [stack, pages] = await Promise.all([
    startStack({ relay: true }),
    openPages('_relay-file-page.ts'),
  ]);
}, TIMEOUT_MS);
afterAll(async () => {
  await pages?.[Symbol.asyncDispose]();
  await stack?.[Symbol.asyncDispose]();
}, TIMEOUT_MS);

/** Two who hear each other as in a conversation, each with relay credentials of their own. */
async function enterBoth(): Promise<readonly [Page, Page]> {
  const [alice, bob] = await Promise.all([pages.open(), pages.open()]);
  await lend(alice, 'alice', bob);
  await lend(bob, 'bob', alice);
  await alice.evaluate(() => globalThis.page.enter('alice'));
  await bob.evaluate(() => globalThis.page.enter('bob'));
  return [alice, bob];
}

async function lend(page: Page, self: string, other: Page): Promise<void> {
  await page.exposeFunction('say', (text: string) =>
    other.evaluate(([from, said]) => globalThis.page.hear(from, said), [self, text] as const),
  );
  await page.exposeFunction('relay', async () => {
    const { iceServers, expiresOn } = await relayCredentials(stack.as(self));
    return { iceServers, expiresMs: expiresOn.getTime() };
  });
}

/** What each page holds beyond what it held at first, at most, whenever it was looked at. */
async function watchMemory(watched: readonly Page[]) {
  const memories = await Promise.all(watched.map(heldMemory));
  const look = () => Promise.all(memories.map((memory) => memory.now()));
  const before = await look();
  const most = before.map(() => 0);
  return {
    most,
    async look() {
      for (const [at, bytes] of (await look()).entries())
        most[at] = Math.max(most[at]!, bytes - before[at]!);
    },
  };
}

const wayOf = (page: Page) => page.evaluate(() => globalThis.page.way());

async function untilWritten(page: Page, bytes: number): Promise<void> {
  const isWritten = async () => (await page.evaluate(() => globalThis.page.written())) >= bytes;
  await until(`${bytes} bytes are written`, isWritten, TIMEOUT_MS);
}

it('sees what a page holds, in buffers as well', async () => {
  const page = await pages.open();
  const memory = await watchMemory([page]);
  await page.evaluate((size) => globalThis.page.hold(size), SIZE);
  await memory.look();
  // More than before, of which some may be gone by now.
  expect(memory.most[0]).toBeGreaterThan(0.99 * SIZE);
  await page.close();
});

it(
  `carries a file of ${MEGABYTES} MB on over another relay when the one it goes through is killed, and never holds it`,
  async () => {
    const [alice, bob] = await enterBoth();
    const memory = await watchMemory([alice, bob]);
    const beganMs = performance.now();
    const outcome = alice.evaluate((size) => globalThis.page.send('bob', size), SIZE);
    const pass = async (from: number, upTo: number): Promise<void> => {
      for (let bytes = from + STEP; bytes <= upTo; bytes += STEP) {
        await untilWritten(bob, bytes);
        await memory.look();
      }
    };

    await pass(0, SIZE / 2);
    const former = await wayOf(alice);
    const killedMs = performance.now();
    using _taken = await replaceRelay(stack.logs);
    await until('it is noticed', async () => (await wayOf(alice)).state === 'interrupted');
    // Now as much waits as ever will.
    await memory.look();
    await pass(SIZE / 2, SIZE / 2 + STEP);
    const brokenMs = performance.now() - killedMs;
    await pass(SIZE / 2 + STEP, SIZE);

    expect(await outcome).toBe('received');
    const tookMs = performance.now() - beganMs;
    const sha256 = createHash('sha256').update(fileBytes(0, SIZE)).digest('hex');
    expect(await bob.evaluate(() => globalThis.page.received())).toEqual({
      outcome: 'received',
      sha256,
    });
    expect(relayProcesses(stack.logs)).toHaveLength(2);
    expect(former.relay).toMatch(/^turn:/);
    expect((await wayOf(alice)).relay).toMatch(/^turn:/);
    expect((await wayOf(alice)).relay).not.toBe(former.relay);
    for (const held of memory.most) expect(held).toBeLessThan(MAX_HELD);
    report({ tookMs, brokenMs, most: memory.most });
  },
  TIMEOUT_MS,
);

interface Measured {
  readonly tookMs: number;
  /** From the kill until the next part was there. */
  readonly brokenMs: number;
  readonly most: readonly number[];
}

function report({ tookMs, brokenMs, most }: Measured): void {
  const rate = (SIZE - STEP) / MEGABYTE / ((tookMs - brokenMs) / 1_000);
  const held = most.map((bytes) => (bytes / MEGABYTE).toFixed(1)).join(' and ');
  process.stderr.write(
    `${MEGABYTES} MB through the relay: ${(tookMs / 1_000).toFixed()} s, ${(brokenMs / 1_000).toFixed()} of them for the kill; ` +
      `else ${rate.toFixed(1)} MB/s; at most ${held} MB held\n`,
  );
}
