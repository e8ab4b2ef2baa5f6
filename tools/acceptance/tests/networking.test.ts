import { transportContract } from '@switchboard/networking/testing';
import type { Page } from '@playwright/test';
import { startStack } from '@switchboard/testing';
import type { Stack } from '@switchboard/testing';
import { openPages } from './_browser.ts';
import type { Pages } from './_browser.ts';
import type { NetworkingPage, Way } from './_networking-page.ts';
import { newPerson } from './_people.ts';
import { relayCredentials } from './_relay-credentials.ts';

const TIMEOUT_MS = 120_000;
const MEDIA = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream=fps=5'];

declare const globalThis: { page: NetworkingPage };

let stack: Stack;
let pages: Pages;

beforeAll(async () => {
  [stack, pages] = await Promise.all([
    startStack({ relay: true }),
    openPages('_networking-page.ts', MEDIA),
  ]);
}, TIMEOUT_MS);
afterAll(async () => {
  await pages?.[Symbol.asyncDispose]();
  await stack?.[Symbol.asyncDispose]();
}, TIMEOUT_MS);

const WAYS: Readonly<Record<string, Way>> = {
  'a group call': { kind: 'group' },
  'a call between two': { kind: 'direct' },
  'a connection of one’s own': { kind: 'mesh', policy: 'all' },
  'a connection of one’s own that may only go through the relay': { kind: 'mesh', policy: 'relay' },
};

describe.each(Object.entries(WAYS))('over %s, as every transport, it', (name, way) => {
  let page: Page;
  beforeAll(async () => {
    const { dataplane } = stack;
    const [one, two] = await Promise.all([
      newPerson(dataplane, ['voip']),
      newPerson(dataplane, ['voip']),
    ]);
    const settings = {
      endpoint: dataplane.http,
      people: [
        { id: one.id, token: one.token },
        { id: two.id, token: two.token },
      ],
      iceServers: way.kind === 'mesh' ? await relayCredentials(dataplane, one.id) : [],
    } as const;
    page = await pages.open();
    page.on('console', (message) => process.env['SHOW'] && console.error(message.text()));
    await page.evaluate(([which, what]) => globalThis.page.prepare(which, what), [
      way,
      settings,
    ] as const);
  }, TIMEOUT_MS);
  afterAll(() => page?.close());

  test.each(transportContract.map(({ name }) => name))(
    '%s',
    async (which) => {
      const wrong = await page.evaluate((one) => globalThis.page.play(one), which);
      expect(wrong).toBeUndefined();
    },
    TIMEOUT_MS,
  );

  if (way.kind === 'mesh') {
    test('tells which path it takes, and keeps it when the relay’s credentials are renewed', async () => {
      const { before, after, left } = await page.evaluate(() => globalThis.page.path());
      const relayed = { type: 'relay', relayProtocol: 'udp', url: expect.stringMatching(/^turn:/) };
      for (const { state, path } of [before, after]) {
        expect(state).toBe('connected');
        expect(path?.local).toMatchObject({
          protocol: 'udp',
          ...(way.policy === 'relay' ? relayed : { type: 'host' }),
        });
      }
      expect(left).toEqual([]);
    });
  } else {
    test('lets two agree on a connection of their own', async () => {
      const ms = await page.evaluate(() => globalThis.page.agreeThroughCall());
      process.stderr.write(`a connection agreed on through ${name}: ${ms.toFixed()} ms\n`);
    });
  }
});
