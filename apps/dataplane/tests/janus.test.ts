import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { createLogger } from '@switchboard/service';
import type { MediaConfig } from '../src/services/media/config.ts';
import { MediaRefused } from '../src/services/media/port.ts';
import type { MediaEngines, MediaGrants, MediaLegListener } from '../src/services/media/port.ts';
import { openEngines } from '../src/services/media/engines.ts';
import { JanusSession } from '../src/services/media/janus/session.ts';
import { ADMIN_KEY, API_SECRET, janusIsThere, startJanus } from './_janus.ts';
import type { JanusProcess } from './_janus.ts';
import { until } from './_until.ts';

if (!janusIsThere) process.stderr.write('SKIPPED: the Janus engine, for want of Janus\n');
const describeJanus = janusIsThere ? describe : describe.skip;

describeJanus('a session with Janus', () => {
  let janus: JanusProcess;
  beforeAll(async () => {
    janus = await startJanus();
  }, 30_000);
  afterAll(() => janus[Symbol.asyncDispose]());

  const open = (apiSecret?: string, onLost = () => undefined as void) =>
    JanusSession.open({ url: janus.url, apiSecret, onLost });

  it('needs the secret', async () => {
    await expect(open('another')).rejects.toThrow('403');
    await expect(open()).rejects.toThrow('403');
  });

  it('is refused by the plugin in the plugin’s words', async () => {
    await using session = await open(API_SECRET);
    const handle = await session.attach('janus.plugin.videoroom');
    await expect(handle.send({ request: 'create', room: 'x', admin_key: 'wrong' })).rejects.toThrow(
      'admin_key',
    );
  });

  it('keeps its handles when its socket breaks', async () => {
    await using line = await breakableLine(janus.url);
    let lost = 0;
    const onLost = () => void (lost += 1);
    await using session = await JanusSession.open({
      url: line.url,
      apiSecret: API_SECRET,
      onLost,
    });
    const handle = await session.attach('janus.plugin.videoroom');
    const before = await janus.handles();
    line.cut();
    await until('the session connects again', () => line.connections === 2);
    const answer = await handle.send({ request: 'exists', room: 'none' });
    expect(answer.data).toMatchObject({ exists: false });
    expect(await janus.handles()).toBe(before);
    expect([lost, line.connections]).toEqual([0, 2]);
    const doubtful = handle.send({ request: 'exists', room: 'none' });
    line.cut();
    await expect(doubtful).rejects.toThrow('over');
    expect(lost).toBe(1);
  });

  it('is lost when Janus is stuck', async () => {
    const { promise, resolve: onLost } = Promise.withResolvers<void>();
    const { url } = janus;
    const session = await JanusSession.open({ url, apiSecret: API_SECRET, onLost, timeoutMs: 300 });
    process.kill(janus.pid, 'SIGSTOP');
    await expect(session.attach('janus.plugin.videoroom')).rejects.toThrow('does not answer');
    await promise;
    process.kill(janus.pid, 'SIGCONT');
  });

  it('is lost at once when Janus dies', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const session = await open(API_SECRET, resolve);
    await janus.kill();
    await promise;
    await expect(session.attach('janus.plugin.videoroom')).rejects.toThrow('over');
    await janus.restart();
  });
});

describeJanus('rooms in Janus', () => {
  let janus: JanusProcess;
  let engines: MediaEngines;
  beforeAll(async () => {
    janus = await startJanus();
    engines = openEngines(mediaOn(janus.url), log);
  }, 30_000);
  afterAll(async () => {
    await engines[Symbol.asyncDispose]();
    await janus[Symbol.asyncDispose]();
  });

  it('leave nothing behind', async () => {
    const room = await engines.open('call');
    expect(room.engine).toMatch(/^janus /);
    const legs = await Promise.all(['a', 'b', 'c'].map((user) => room.join(user, all, silent)));
    expect(engines.describe()[0]).toMatchObject({ healthy: true, rooms: 1, legs: 3 });
    await legs[0]![Symbol.asyncDispose]();
    expect(engines.describe()[0]).toMatchObject({ legs: 2 });
    await room[Symbol.asyncDispose]();
    expect(engines.describe()[0]).toMatchObject({ rooms: 0, legs: 0 });
  });

  it('answer what is granted, and nothing else', async () => {
    await using room = await engines.open('call');
    const leg = await room.join('a', { ...all, screen: false }, silent);
    await expect(leg.publish(OFFER, [{ mid: '0', source: 'screen' }])).rejects.toThrow(
      MediaRefused,
    );
    await expect(leg.publish('nonsense', [])).rejects.toThrow(MediaRefused);
    expect(await leg.publish(OFFER, [{ mid: '0', source: 'audio' }])).toContain('a=recvonly');
  });

  it('fail, and lose nobody, when Janus is asked to end', async () => {
    const room = await engines.open('call');
    let lost = 0;
    await room.join('a', all, { ...silent, lost: () => void (lost += 1) });
    const failed = new Promise<void>((resolve) => room.onFailed(resolve));
    await janus.kill('SIGTERM');
    await failed;
    await room[Symbol.asyncDispose]();
    await janus.restart();
    await until('Janus is well again', () => engines.describe()[0]!.healthy);
    expect(lost).toBe(0);
  });

  it('go on in another engine when Janus dies, and come back with it', async () => {
    const room = await engines.open('call');
    await room.join('a', all, silent);
    const failed = new Promise<void>((resolve) => room.onFailed(resolve));
    await janus.kill();
    await failed;
    await room[Symbol.asyncDispose]();
    expect(engines.describe()[0]).toMatchObject({ healthy: false, rooms: 0, legs: 0 });
    await using other = await engines.open('call');
    expect(other.engine).toBe('built-in');
    await janus.restart();
    await until('Janus is well again', () => engines.describe()[0]!.healthy);
    await using next = await engines.open('call');
    expect(next.engine).toMatch(/^janus /);
  });
});

const all: MediaGrants = { audio: true, camera: true, screen: true };
const silent: MediaLegListener = {
  offer: () => undefined,
  candidate: () => undefined,
  lost: () => undefined,
};
const log = createLogger({ name: 'test', level: 'silent' });

function mediaOn(...urls: string[]): MediaConfig {
  const janus = { urls, apiSecret: API_SECRET, adminKey: ADMIN_KEY };
  return { kind: 'on', janus };
}

/** A way to Janus that can be cut. */
async function breakableLine(url: string) {
  const { hostname, port } = new URL(url);
  const ends = new Set<Socket>();
  let connections = 0;
  const server = createServer((near) => {
    connections += 1;
    const far = connect(Number(port), hostname);
    for (const end of [near, far]) ends.add(end.on('error', () => undefined));
    near.pipe(far).pipe(near);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = (): void => {
    for (const end of ends) end.destroy();
  };
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get connections() {
      return connections;
    },
    cut,
    async [Symbol.asyncDispose]() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A page that would send sound. */
const OFFER = [
  'v=0',
  'o=- 1 1 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'a=group:BUNDLE 0',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111',
  'c=IN IP4 0.0.0.0',
  'a=rtcp-mux',
  'a=mid:0',
  'a=sendonly',
  'a=ice-ufrag:abcd',
  'a=ice-pwd:abcdefghijklmnopqrstuvwx',
  `a=fingerprint:sha-256 ${Array.from({ length: 32 }, () => 'AA').join(':')}`,
  'a=setup:actpass',
  'a=rtpmap:111 opus/48000/2',
  '',
].join('\r\n');
