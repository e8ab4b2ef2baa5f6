import type { Page } from '@playwright/test';
import { startStack } from '@switchboard/testing';
import type { Stack } from '@switchboard/testing';
import { openPages } from './_browser.ts';
import type { Pages } from './_browser.ts';
import type { CallPage } from './_call-page.ts';
import { newPerson } from './_people.ts';
import { until } from './_until.ts';

const TIMEOUT_MS = 120_000;
const MEDIA = [
  '--use-fake-ui-for-media-stream',
  // Ten frames a second are enough to see that they come, and leave the machine some air.
  '--use-fake-device-for-media-stream=fps=10',
  '--autoplay-policy=no-user-gesture-required',
];

declare const globalThis: { page: CallPage };

let stack: Stack;
let pages: Pages;

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

async function arrive(name: string): Promise<Caller> {
  const { id, token } = await newPerson(stack.dataplane, ['chat', 'voip']);
  const page = await pages.open();
  if (process.env['SHOW']) page.on('console', (message) => console.error(name, message.text()));
  await page.evaluate(([who, endpoint, secret]) => globalThis.page.join(who, endpoint, secret), [
    name,
    stack.dataplane.http,
    token,
  ] as const);
  return { name, id, page };
}

const state = ({ page, name }: Caller) => page.evaluate((who) => globalThis.page.state(who), name);
const streams = ({ page, name }: Caller) =>
  page.evaluate((who) => globalThis.page.streams(who), name);

async function enter(caller: Caller, groupId: string): Promise<void> {
  await caller.page.evaluate(([name, group]) => globalThis.page.enter(name, { groupId: group }), [
    caller.name,
    groupId,
  ] as const);
  await until(`${caller.name} is in`, async () => (await state(caller)).state === 'Connected');
  await caller.page.evaluate((name) => globalThis.page.startVideo(name), caller.name);
}

/** Puts everybody's picture into the page, as an app would. */
async function look(caller: Caller, others: readonly Caller[]): Promise<void> {
  await until(`${caller.name} is offered ${others.length} pictures`, async () => {
    const { people = [] } = await state(caller);
    return people.filter(({ videos }) => videos[0]?.available).length >= others.length;
  });
  for (const { id } of others) {
    await caller.page.evaluate(([name, user]) => globalThis.page.show(name, user), [
      caller.name,
      id,
    ] as const);
  }
}

/** Frames of this many pictures come, and this many voices are heard. */
async function receives(caller: Caller, pictures: number, voices: number): Promise<void> {
  const before = await streams(caller);
  await until(`${caller.name} receives ${pictures} and ${voices}`, async () => {
    const now = await streams(caller);
    const frames = now.video.filter(({ id, frames: count }) => {
      const known = before.video.find((one) => one.id === id);
      return count > (known?.frames ?? 0) + 5;
    });
    return (
      frames.length >= pictures && now.audio.filter(({ energy }) => energy > 0.001).length >= voices
    );
  });
}

test(
  'four see and hear each other; one goes, and the others go on',
  async () => {
    const group = crypto.randomUUID();
    const four = await Promise.all(['alice', 'bob', 'carla', 'dana'].map(arrive));
    for (const one of four) await enter(one, group);
    await Promise.all(
      four.map((one) =>
        look(
          one,
          four.filter((other) => other !== one),
        ),
      ),
    );
    await Promise.all(four.map((one) => receives(one, 3, 3)));
    const [alice, bob, carla, dana] = four as [Caller, Caller, Caller, Caller];
    await dana.page.evaluate((name) => globalThis.page.last(name).hangUp(), dana.name);
    await until('dana is gone', async () => (await state(alice)).people?.length === 2);
    await Promise.all([alice, bob, carla].map((one) => receives(one, 2, 2)));
    // Who comes late takes the place of the one who went.
    const erik = await arrive('erik');
    await enter(erik, group);
    await look(erik, [alice, bob, carla]);
    await look(alice, [erik]);
    await Promise.all([receives(erik, 3, 3), receives(alice, 3, 3)]);
    await Promise.all([...four, erik].map(({ page }) => page.close()));
  },
  TIMEOUT_MS,
);

test(
  'a third person moves a call of two to the engine, and everybody sees and hears',
  async () => {
    const [alice, bob, carla] = await Promise.all(['alice', 'bob', 'carla'].map(arrive));
    await alice!.page.evaluate(([name, id]) => globalThis.page.start(name, [id]), [
      alice!.name,
      bob!.id,
    ] as const);
    await until('bob rings', async () => (await state(bob!)).ringing > 0);
    await bob!.page.evaluate((name) => globalThis.page.accept(name), bob!.name);
    await until('connected', async () => (await state(alice!)).state === 'Connected');
    await alice!.page.evaluate((name) => globalThis.page.startVideo(name), alice!.name);
    await look(bob!, [alice!]);
    await receives(bob!, 1, 1);
    await alice!.page.evaluate(([name, id]) => globalThis.page.add(name, id), [
      alice!.name,
      carla!.id,
    ] as const);
    await until('carla rings', async () => (await state(carla!)).ringing > 0);
    await carla!.page.evaluate((name) => globalThis.page.accept(name), carla!.name);
    await look(carla!, [alice!]);
    await Promise.all([receives(carla!, 1, 2), receives(bob!, 1, 2), receives(alice!, 0, 2)]);
    await Promise.all([alice!, bob!, carla!].map(({ page }) => page.close()));
  },
  TIMEOUT_MS,
);
