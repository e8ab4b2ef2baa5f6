import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { startStack } from '@switchboard/testing';
import type { Stack } from '@switchboard/testing';
import { openPages } from './_browser.ts';
import type { Pages } from './_browser.ts';
import { dataPlaneProcess } from './_data-plane-process.ts';
import type { FaultPage } from './_fault-page.ts';
import { newPerson } from './_people.ts';
import { until } from './_until.ts';

const TIMEOUT_MS = 120_000;
const MEDIA = [
  '--use-fake-ui-for-media-stream',
  // Ten frames a second are enough to see that they come, and leave the machine some air.
  '--use-fake-device-for-media-stream=fps=10',
  '--autoplay-policy=no-user-gesture-required',
];
const WARM_UP = 10;
const CALLS = 25;
/** Above what the heap of an idle page moves by; one call that is kept would be some 100 KB. */
const MAX_GROWTH_BYTES = 500_000;

declare const globalThis: { page: FaultPage };

let stack: Stack;
let pages: Pages;
let page: Page;

beforeAll(async () => {
  [stack, pages] = await Promise.all([
    startStack({ relay: true }),
    openPages('_fault-page.ts', MEDIA),
  ]);
}, TIMEOUT_MS);
beforeEach(async () => {
  page = await pages.open();
  if (process.env['SHOW'])
    page.on('console', (message) => process.stderr.write(`${message.text()}\n`));
});
afterEach(() => page.close());
afterAll(async () => {
  await pages?.[Symbol.asyncDispose]();
  await stack?.[Symbol.asyncDispose]();
}, TIMEOUT_MS);

type Origins = Parameters<typeof newPerson>[0];

/** Both in one page: what is between them goes through the machine's network all the same. */
async function arrive(dataplane: Origins, name: string, policy?: RTCIceTransportPolicy) {
  const { id, token } = await newPerson(dataplane, ['voip']);
  await page.evaluate(
    ([who, endpoint, secret, transport]) => globalThis.page.join(who, endpoint, secret, transport),
    [name, dataplane.http, token, policy] as const,
  );
  return id;
}

const state = (name: string) => page.evaluate((who) => globalThis.page.state(who), name);
const received = () => page.evaluate(() => globalThis.page.received());
const paths = () => page.evaluate(() => globalThis.page.paths());
const held = () => page.evaluate(() => globalThis.page.held());
const hangUp = (name: string) => page.evaluate((who) => globalThis.page.hangUp(who), name);
const shut = (name: string, isShut: boolean) =>
  page.evaluate(([who, how]) => globalThis.page.shut(who, how), [name, isShut] as const);

/** The path exists, and not only the call: each side has what the other sends. */
async function connected(count = 2): Promise<void> {
  await until('media is connected', async () => {
    const states = await paths();
    return states.length >= count && states.every((one) => one === 'connected');
  });
}

async function call(from: string, to: string): Promise<void> {
  await page.evaluate(([name, id]) => globalThis.page.start(name, id), [from, to] as const);
  await connected();
}

async function stillFlows(): Promise<void> {
  const before = await received();
  await until('frames go on', async () => {
    const after = await received();
    return after.frames > before.frames + 10 && after.packets > before.packets + 30;
  });
}

async function startVideos(): Promise<void> {
  for (const name of ['alice', 'bob']) {
    await page.evaluate((who) => globalThis.page.startVideo(who), name);
  }
  await until('frames come', async () => (await received()).frames > 10);
}

const calls = async () => {
  const response = await fetch(`${stack.dataplane.control}/calls`);
  return (await response.json()) as {
    agents: { user: string; attached: boolean; queued: number }[];
    calls: unknown[];
  };
};

/** The relay's process, a child of the data plane's, which is this one. */
async function relayPid(): Promise<number> {
  for (const name of await readdir('/proc')) {
    const command = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
    const status = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    const parent = Number(status.slice(status.lastIndexOf(')')).split(' ')[2]);
    if (command.includes('relay-process') && parent === process.pid) return Number(name);
  }
  throw new Error('there is no relay');
}

test(
  'a call outlives half a minute without signalling: media goes on, state catches up',
  async () => {
    const [, bob] = [await arrive(stack.dataplane, 'alice'), await arrive(stack.dataplane, 'bob')];
    await call('alice', bob);
    await startVideos();
    await shut('bob', true);
    await fetch(`${stack.dataplane.control}/calls/drop`, { method: 'POST' });
    await until('bob is cut off', async () => (await state('bob')).line === 'Disconnected');
    await until('alice is back', async () => (await state('alice')).line === 'Connected');
    await page.evaluate((name) => globalThis.page.mute(name), 'alice');
    await stack.control.advance(30_000);
    await stillFlows();
    expect(await state('bob')).toMatchObject({ line: 'Disconnected', state: 'Connected' });
    expect((await state('bob')).others).toMatchObject([{ isMuted: false }]);
    await shut('bob', false);
    await until('bob has caught up', async () =>
      Boolean((await state('bob')).others?.[0]?.isMuted),
    );
    expect(await state('bob')).toMatchObject({ line: 'Connected', state: 'Connected' });
    await stillFlows();
    // What is done while the line is down is done when it is back.
    await shut('alice', true);
    await fetch(`${stack.dataplane.control}/calls/drop`, { method: 'POST' });
    await until('alice is cut off', async () => (await state('alice')).line === 'Disconnected');
    const leaving = hangUp('alice');
    await shut('alice', false);
    await leaving;
    await until('the call is over', async () => (await state('bob')).state === 'Disconnected');
    expect((await state('bob')).reason).toEqual({ code: 0, subCode: 0 });
  },
  TIMEOUT_MS,
);

test(
  'a relayed call outlives its relay’s process, and ends with a reason when the relay is gone for good',
  async () => {
    const [, bob] = [
      await arrive(stack.dataplane, 'alice', 'relay'),
      await arrive(stack.dataplane, 'bob', 'relay'),
    ];
    await page.clock.install();
    await call('alice', bob);
    await startVideos();
    expect(new Set((await received()).kinds)).toEqual(new Set(['relay']));

    process.kill(await relayPid(), 'SIGKILL');
    await until('the path breaks', async () => (await paths()).includes('disconnected'));
    await connected();
    await stillFlows();
    expect(new Set((await received()).kinds)).toEqual(new Set(['relay']));
    expect(await state('alice')).toMatchObject({ state: 'Connected' });

    // It does not answer any more, and is not started again, because it has not ended.
    const pid = await relayPid();
    process.kill(pid, 'SIGSTOP');
    await until('the path breaks', async () =>
      (await paths()).every((one) => one !== 'connected' && one !== 'connecting'),
    );
    await page.clock.fastForward(26_000);
    await until('both calls are over', async () => {
      const states = await Promise.all(['alice', 'bob'].map(state));
      return states.every((one) => one.state === 'Disconnected');
    });
    const reasons = [(await state('alice')).reason, (await state('bob')).reason];
    // Who gave up first says so; the other one may hear of it before giving up too.
    expect(reasons).toContainEqual({ code: 410, subCode: 301005 });
    for (const reason of reasons) expect([410, 408]).toContain(reason?.code);
    process.kill(pid, 'SIGCONT');
    expect((await calls()).calls).toEqual([]);
  },
  TIMEOUT_MS,
);

test(
  'a restart of the service ends calls with its reason, and the line comes back',
  async () => {
    await using dataplane = await dataPlaneProcess();
    await dataplane.start();
    const [, bob] = [await arrive(dataplane, 'alice'), await arrive(dataplane, 'bob')];
    await call('alice', bob);
    await dataplane.kill();
    await until('both are cut off', async () => (await state('bob')).line === 'Disconnected');
    expect(await state('alice')).toMatchObject({ state: 'Connected' });
    await dataplane.start();
    for (const name of ['alice', 'bob']) {
      await until(
        `${name}’s call is over`,
        async () => (await state(name)).state === 'Disconnected',
      );
      expect((await state(name)).reason).toEqual({ code: 503, subCode: 0 });
      await until(`${name} is back`, async () => (await state(name)).line === 'Connected');
    }
    await call('bob', await arrive(dataplane, 'carla'));
  },
  TIMEOUT_MS,
);

test(
  `${CALLS} calls in one page give everything back, on both sides of the wire`,
  async () => {
    const ids = {
      alice: await arrive(stack.dataplane, 'alice'),
      bob: await arrive(stack.dataplane, 'bob'),
    };
    const devtools = await page.context().newCDPSession(page);
    const heap = async (): Promise<number> => {
      await devtools.send('HeapProfiler.collectGarbage');
      await devtools.send('HeapProfiler.collectGarbage');
      return (await devtools.send('Runtime.getHeapUsage')).usedSize;
    };
    const domListeners = async () =>
      (await devtools.send('Memory.getDOMCounters')).jsEventListeners;
    const sockets = () =>
      process.getActiveResourcesInfo().filter((name) => name === 'UDPWrap').length;

    async function round(number: number): Promise<void> {
      const [from, to] = number % 2 ? (['bob', 'alice'] as const) : (['alice', 'bob'] as const);
      if (number % 5 === 4) {
        const groupId = randomUUID();
        for (const name of [from, to]) {
          await page.evaluate(([who, id]) => globalThis.page.enter(who, id), [
            name,
            groupId,
          ] as const);
        }
        await connected(4);
      } else await call(from, ids[to]);
      if (number % 5 === 3) await page.evaluate((name) => globalThis.page.startVideo(name), from);
      for (const name of [from, to]) {
        await hangUp(name);
        await until('it is over', async () => (await state(name)).state === 'Disconnected');
      }
      await page.evaluate(() => globalThis.page.forget());
    }
    async function settled() {
      await until('nothing of a call is held', async () => {
        const { connections, tracks, sound, calls: open } = await held();
        return connections + tracks + sound + open === 0;
      });
      await until('the service holds nothing', async () => (await calls()).calls.length === 0);
      const { agents } = await calls();
      const mine = agents.filter(({ user }) => Object.values<string>(ids).includes(user));
      return {
        ...(await held()),
        agents: mine.length,
        attached: mine.every((one) => one.attached),
      };
    }

    for (let number = 0; number < WARM_UP; number++) await round(number);
    const before = await settled();
    const [bytes, listening, udp] = [await heap(), await domListeners(), sockets()];
    for (let number = 0; number < CALLS; number++) await round(number);
    const after = await settled();
    expect({ ...after, timers: 0 }).toEqual({ ...before, timers: 0 });
    expect(before).toMatchObject({ connections: 0, tracks: 0, sound: 0, sockets: 2, agents: 2 });
    // Heartbeats come and go; a call that leaves one behind would leave one for each.
    expect(after.timers).toBeLessThan(before.timers + 5);
    const growth = (await heap()) - bytes;
    process.stderr.write(`${CALLS} calls: the heap grew by ${growth} of ${bytes} bytes\n`);
    expect(growth).toBeLessThan(MAX_GROWTH_BYTES);
    expect(await domListeners()).toBeLessThan(listening + 10);
    expect(sockets()).toBeLessThanOrEqual(udp);
  },
  TIMEOUT_MS,
);
