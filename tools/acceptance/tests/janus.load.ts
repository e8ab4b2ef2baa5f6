import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { openPages } from './_browser.ts';
import type { Pages } from './_browser.ts';
import type { CallPage } from './_call-page.ts';
import { ADMIN_KEY, API_SECRET, janusIsThere, startJanus } from './_janus.ts';
import type { JanusProcess } from './_janus.ts';
import { newPerson } from './_people.ts';
import { root } from './_service-process.ts';
import { until } from './_until.ts';

const TIMEOUT_MS = 240_000;
/** A busy machine decodes thirty pictures by and by. */
const PATIENCE_MS = 90_000;
const LOCAL_KEY = Buffer.from('a key that only this test knows').toString('base64');
const MEDIA = [
  '--use-fake-ui-for-media-stream',
  // Thirty pictures are decoded on this machine at once.
  '--use-fake-device-for-media-stream=fps=5',
  '--autoplay-policy=no-user-gesture-required',
];
const NAMES = ['alice', 'bob', 'carla', 'dana', 'erik', 'fay'];

declare const globalThis: { page: CallPage };

interface Caller {
  readonly name: string;
  readonly id: string;
  readonly page: Page;
}

if (!janusIsThere) process.stderr.write('SKIPPED: six people through Janus, for want of Janus\n');
const describeJanus = janusIsThere ? describe : describe.skip;

describeJanus('a group through Janus', () => {
  let janus: JanusProcess;
  let plane: Plane;
  let pages: Pages;
  let six: Caller[];

  beforeAll(async () => {
    janus = await startJanus();
    [plane, pages] = await Promise.all([startPlane(janus.url), openPages('_call-page.ts', MEDIA)]);
    six = await Promise.all(NAMES.map((name) => arrive(name, plane, pages)));
  }, TIMEOUT_MS);
  afterAll(async () => {
    for (const part of [pages, plane, janus]) await part?.[Symbol.asyncDispose]();
  }, TIMEOUT_MS);

  const others = (caller: Caller) => six.filter((one) => one !== caller);

  it(
    'six see and hear each other',
    async () => {
      const group = crypto.randomUUID();
      for (const one of six) await enter(one, group);
      expect(plane.engine()).toMatch(/^janus /);
      await Promise.all(six.map((one) => look(one, others(one))));
      await Promise.all(six.map((one) => receives(one, 5, 5)));
    },
    TIMEOUT_MS,
  );

  it(
    'Janus dies, and they go on without it',
    async () => {
      await janus.kill();
      await until('the other engine has it', () => plane.engine() === 'built-in', PATIENCE_MS);
      await Promise.all(six.map((one) => receives(one, 5, 5)));
    },
    TIMEOUT_MS,
  );
});

interface Plane extends AsyncDisposable {
  readonly http: string;
  readonly connectionString: string;
  /** The engine that the last call went to. */
  engine(): string | undefined;
}

async function startPlane(janusUrl: string): Promise<Plane> {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-media-'));
  const main = join(root, 'apps/dataplane/src/main.ts');
  const child = spawn(process.execPath, ['--conditions=@switchboard/source', main], {
    env: {
      PATH: process.env['PATH'] ?? '',
      DATAPLANE_HTTP_PORT: '0',
      DATAPLANE_CONTROL_PORT: '0',
      DATAPLANE_HTTPS: 'false',
      DATAPLANE_LIMITS: 'off',
      DATAPLANE_RELAY: 'off',
      DATAPLANE_STATE_DIR: folder,
      DATABASE_URL: 'pglite:memory',
      DATAPLANE_ACCESS_KEY_PRIMARY: LOCAL_KEY,
      JANUS_URL: janusUrl,
      JANUS_API_SECRET: API_SECRET,
      JANUS_ADMIN_KEY: ADMIN_KEY,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let engine: string | undefined;
  const listening = Promise.withResolvers<string>();
  child.once('exit', () => listening.reject(new Error('the data plane ended')));
  // Read to the end, or it stops for want of a reader.
  createInterface({ input: child.stdout }).on('line', (line) => {
    const entry = JSON.parse(line) as { msg: string; http?: string; engine?: string };
    if (entry.http) listening.resolve(entry.http);
    if (entry.msg === 'the media of a call has begun') engine = entry.engine;
  });
  const http = await listening.promise;
  return {
    http,
    connectionString: `endpoint=${http}/;accesskey=${LOCAL_KEY}`,
    engine: () => engine,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await once(child, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function arrive(name: string, plane: Plane, pages: Pages): Promise<Caller> {
  const { id, token } = await newPerson(plane, ['chat', 'voip']);
  const page = await pages.open();
  await page.evaluate(takeSmallPictures);
  if (process.env['SHOW']) page.on('console', (message) => console.error(name, message.text()));
  await page.evaluate(([who, endpoint, secret]) => globalThis.page.join(who, endpoint, secret), [
    name,
    plane.http,
    token,
  ] as const);
  return { name, id, page };
}

/** Runs in the page: six pictures are encoded on one machine here, and thirty decoded. */
function takeSmallPictures(): void {
  const { mediaDevices } = navigator;
  const take = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = (wanted) =>
    take({
      ...wanted,
      ...(typeof wanted?.video === 'object' && {
        video: { ...wanted.video, width: { ideal: 320 }, height: { ideal: 180 } },
      }),
    });
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

/** Frames of this many pictures come just now, and this many voices are heard. */
async function receives(caller: Caller, pictures: number, voices: number): Promise<void> {
  const what = `${caller.name} receives ${pictures} and ${voices}`;
  await until(
    what,
    async () => {
      const before = await streams(caller);
      // The fake microphone beeps once a second.
      await pause(1_500);
      const now = await streams(caller);
      const isMore = (at: number, was = Infinity): boolean => at > was;
      const seen = now.video.filter(({ id, frames }) =>
        isMore(frames, before.video.find((one) => one.id === id)?.frames),
      );
      const heard = now.audio.filter(({ id, energy }) =>
        isMore(energy, before.audio.find((one) => one.id === id)?.energy),
      );
      return seen.length >= pictures && heard.length >= voices;
    },
    PATIENCE_MS,
  );
}
