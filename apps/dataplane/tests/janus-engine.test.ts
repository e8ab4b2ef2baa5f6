import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import type { MediaCandidate, MediaSource, MediaTrack } from '@switchboard/acs-wire';
import { createLogger } from '@switchboard/service';
import type { MediaEngines, MediaGrants, MediaLeg, MediaRoom } from '../src/services/media/port.ts';
import { openEngines } from '../src/services/media/engines.ts';
import { start } from './_harness.ts';
import type { Running } from './_harness.ts';
import { ADMIN_KEY, API_SECRET, janusIsThere, startJanus } from './_janus.ts';
import type { JanusProcess } from './_janus.ts';
import { until } from './_until.ts';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const isThere = janusIsThere && existsSync(executablePath);
if (!isThere) process.stderr.write('SKIPPED: Janus in a browser, for want of one of them\n');

interface Received {
  readonly bytes: number;
  readonly frames: number;
  readonly height: number;
  readonly energy: number;
}

interface Offered {
  readonly sdp: string;
  readonly tracks: readonly MediaTrack[];
}

const all: MediaGrants = { audio: true, camera: true, screen: true };

(isThere ? describe : describe.skip)('a room in Janus, with a browser', () => {
  let janus: JanusProcess;
  let engines: MediaEngines;
  let running: Running;
  let browser: Browser;
  let page: Page;
  let room: MediaRoom;
  const legs = new Map<string, MediaLeg>();
  const tracks = new Map<string, readonly MediaTrack[]>();
  const lost: string[] = [];

  beforeAll(async () => {
    janus = await startJanus();
    const media = { urls: [janus.url], apiSecret: API_SECRET, adminKey: ADMIN_KEY };
    const log = createLogger({ name: 'test', level: 'silent' });
    engines = openEngines({ kind: 'on', janus: media }, log);
    running = await start();
    const args = ['--no-sandbox', '--disable-gpu', '--autoplay-policy=no-user-gesture-required'];
    browser = await chromium.launch({ executablePath, args });
    page = await browser.newPage();
    await page.exposeFunction('tellCandidate', tellCandidate);
    await page.goto(`${running.plane.http}/health`);
    await page.addScriptTag({ path: fileURLToPath(new URL('_engine-page.js', import.meta.url)) });
    room = await engines.open('call');
  });
  afterAll(async () => {
    await browser?.close();
    for (const part of [engines, janus, running]) await part?.[Symbol.asyncDispose]();
  });

  async function tellCandidate(
    user: string,
    transport: 'up' | 'down',
    candidate: MediaCandidate | null,
  ): Promise<void> {
    await legs.get(user)?.candidate(transport, candidate);
  }

  async function call<T>(name: string, ...args: unknown[]): Promise<T> {
    const expression = `${name}(${args.map((one) => JSON.stringify(one)).join(',')})`;
    return page.evaluate<T>(expression);
  }

  async function enter(user: string, grants = all): Promise<void> {
    const leg = await room.join(user, grants, {
      offer(sdp, described) {
        tracks.set(user, described);
        // The page may be closing.
        call<string>('answerDown', user, sdp).then(
          (answer) => leg.answer(answer),
          () => undefined,
        );
      },
      candidate: (transport, candidate) =>
        void call('candidateFor', user, transport, candidate).catch(() => undefined),
      lost: () => void lost.push(user),
    });
    legs.set(user, leg);
  }

  /** One of them is filmed large enough for three sizes. */
  async function send(user: string, ...sources: MediaSource[]): Promise<void> {
    const lines = user === 'b' ? 720 : 180;
    const { sdp, tracks: own } = await call<Offered>('offerUp', user, sources, lines);
    await call('answerUp', user, await legs.get(user)!.publish(sdp, own));
  }

  async function leave(user: string): Promise<void> {
    await legs.get(user)![Symbol.asyncDispose]();
    legs.delete(user);
    await call('leave', user);
  }

  /** What one has received of another's source. */
  async function heard(user: string, of: string, source: MediaSource): Promise<Received> {
    const mid = tracks.get(user)?.find((one) => one.user === of && one.source === source)?.mid;
    const found = await call<Record<string, Received>>('received', user);
    return found[mid ?? ''] ?? { bytes: 0, frames: 0, height: 0, energy: 0 };
  }

  /** How much of it came just now. Silence between two frames is not yet an end. */
  async function flows(user: string, of: string, source: MediaSource): Promise<number> {
    const before = await heard(user, of, source);
    await pause(700);
    return (await heard(user, of, source)).bytes - before.bytes;
  }

  const comes = (user: string, of: string, source: MediaSource) =>
    until(`${user} gets the ${source} of ${of}`, async () => (await flows(user, of, source)) > 100);
  const stops = (user: string, of: string, source: MediaSource) =>
    until(`the ${source} of ${of} ends`, async () => (await flows(user, of, source)) === 0);

  it('gives everybody what the others send', async () => {
    for (const user of ['a', 'b', 'c']) await enter(user);
    await Promise.all(['a', 'b', 'c'].map((user) => send(user, 'audio', 'camera')));
    for (const user of ['a', 'b', 'c']) {
      for (const other of ['a', 'b', 'c'].filter((one) => one !== user)) {
        await comes(user, other, 'audio');
        await comes(user, other, 'camera');
      }
    }
    const { energy } = await heard('a', 'b', 'audio');
    expect(energy).toBeGreaterThan(0.001);
    expect(tracks.get('a')).toHaveLength(4);
  });

  it('sends as large as it is shown, and nothing that is not', async () => {
    const shown = (height: number) =>
      legs.get('a')!.want([{ user: 'b', source: 'camera', height }]);
    // A browser that is short of time makes every size smaller, but not the largest the smallest.
    const isAt = (what: string, holds: (lines: number) => boolean) =>
      until(what, async () => holds((await heard('a', 'b', 'camera')).height));
    shown(120);
    await isAt('a quarter', (lines) => lines <= 180);
    shown(1_080);
    await isAt('all of it', (lines) => lines > 360);
    shown(300);
    await isAt('a half', (lines) => lines <= 360 && lines > 90);
    shown(0);
    await stops('a', 'b', 'camera');
    await comes('c', 'b', 'camera');
    expect(await flows('a', 'b', 'audio')).toBeGreaterThan(0);
    shown(300);
    await comes('a', 'b', 'camera');
  });

  it('carries no sound of who is muted, and nothing that is not granted any more', async () => {
    const leg = legs.get('b')!;
    leg.mute(true);
    await stops('a', 'b', 'audio');
    leg.mute(false);
    await comes('a', 'b', 'audio');
    leg.grant({ ...all, camera: false });
    await stops('c', 'b', 'camera');
    leg.grant(all);
    await comes('c', 'b', 'camera');
  });

  it('carries nothing either way while held', async () => {
    const leg = legs.get('b')!;
    leg.pause(true);
    await stops('a', 'b', 'audio');
    await stops('b', 'a', 'audio');
    await stops('b', 'a', 'camera');
    leg.pause(false);
    await comes('a', 'b', 'audio');
    await comes('b', 'a', 'camera');
  });

  it('takes what is sent later, and gives it to who comes later', async () => {
    await send('c', 'screen');
    await comes('b', 'c', 'screen');
    await enter('d', { audio: true, camera: false, screen: false });
    await comes('d', 'c', 'screen');
    await comes('d', 'a', 'camera');
    await expect(send('d', 'screen')).rejects.toThrow('not allowed');
  });

  it('forwards no section of which nobody has said what it is', async () => {
    await enter('e', { audio: true, camera: false, screen: false });
    const { sdp, tracks: own } = await call<Offered>('offerUp', 'e', ['audio', 'camera']);
    const sound = own.filter(({ source }) => source === 'audio');
    await call('answerUp', 'e', await legs.get('e')!.publish(sdp, sound));
    await comes('a', 'e', 'audio');
    expect(tracks.get('a')!.filter(({ user }) => user === 'e')).toHaveLength(1);
    await leave('e');
  });

  it('forgets who leaves, and gives the place to the next', async () => {
    await leave('b');
    await until('b is forgotten', async () => tracks.get('a')!.every(({ user }) => user !== 'b'));
    const before = await call<object>('received', 'a');
    await enter('f');
    await send('f', 'audio', 'camera');
    legs.get('a')!.want([{ user: 'f', source: 'camera', height: 300 }]);
    await comes('a', 'f', 'audio');
    await comes('a', 'f', 'camera');
    expect(Object.keys(await call<object>('received', 'a')).length).toBeLessThanOrEqual(
      Object.keys(before).length + 2,
    );
  });

  it('leaves no handle behind', async () => {
    // The room's own, and two of each person.
    expect(await janus.handles()).toBe(1 + 2 * legs.size);
    for (const user of [...legs.keys()]) await leave(user);
    expect(await janus.handles()).toBe(1);
    await room[Symbol.asyncDispose]();
    expect(await janus.handles()).toBe(0);
    expect(lost).toEqual([]);
  });
});
