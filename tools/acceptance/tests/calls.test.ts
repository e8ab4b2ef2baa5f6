import type { Page } from '@playwright/test';
import { startStack } from '@switchboard/testing';
import type { Stack } from '@switchboard/testing';
import { openPages } from './_browser.ts';
import type { Pages } from './_browser.ts';
import type { CallPage } from './_call-page.ts';
import { newPerson } from './_people.ts';
import { until } from './_until.ts';

const TIMEOUT_MS = 120_000;
const MEDIA = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'];

declare const globalThis: { page: CallPage };

let stack: Stack;
let pages: Pages;
let alice: Caller;
let bob: Caller;

interface Caller {
  readonly name: string;
  readonly id: string;
  readonly page: Page;
}

beforeAll(async () => {
  [stack, pages] = await Promise.all([startStack(), openPages('_call-page.ts', MEDIA)]);
}, TIMEOUT_MS);
afterAll(async () => {
  await pages?.[Symbol.asyncDispose]();
  await stack?.[Symbol.asyncDispose]();
}, TIMEOUT_MS);

async function arrive(name: string, policy?: RTCIceTransportPolicy): Promise<Caller> {
  const { id, token } = await newPerson(stack.dataplane, ['chat', 'voip']);
  const page = await pages.open();
  page.on('console', (message) => process.env['SHOW'] && console.error(name, message.text()));
  await page.evaluate(
    ([who, endpoint, secret, transport]) => globalThis.page.join(who, endpoint, secret, transport),
    [name, stack.dataplane.http, token, policy] as const,
  );
  return { name, id, page };
}

const state = ({ page, name }: Caller) => page.evaluate((who) => globalThis.page.state(who), name);
const received = ({ page, name }: Caller) =>
  page.evaluate((who) => globalThis.page.received(who), name);
const inState = (caller: Caller, wanted: string) =>
  until(`${caller.name} ${wanted}`, async () => (await state(caller)).state === wanted);

async function connect(): Promise<void> {
  await alice.page.evaluate(([name, id]) => globalThis.page.start(name, [id]), [
    alice.name,
    bob.id,
  ] as const);
  await until('bob rings', async () => (await state(bob)).ringing > 0);
  await bob.page.evaluate((name) => globalThis.page.accept(name), bob.name);
  await Promise.all([inState(alice, 'Connected'), inState(bob, 'Connected')]);
}

async function hears(caller: Caller): Promise<void> {
  await until(`${caller.name} hears`, async () => (await received(caller)).energy > 0.001);
}

test(
  'two browsers hear and see each other',
  async () => {
    [alice, bob] = await Promise.all([arrive('alice'), arrive('bob')]);
    await connect();
    await Promise.all([hears(alice), hears(bob)]);
    await alice.page.evaluate((name) => globalThis.page.startVideo(name), alice.name);
    await until('bob is offered a video', async () =>
      Boolean((await state(bob)).people?.[0]?.videos[0]?.available),
    );
    await until('bob sees frames', async () => (await received(bob)).frames > 10);
    await alice.page.evaluate((name) => globalThis.page.last(name).hangUp(), alice.name);
    await inState(bob, 'Disconnected');
    expect((await state(bob)).reason).toEqual({ code: 0, subCode: 0 });
  },
  TIMEOUT_MS,
);
