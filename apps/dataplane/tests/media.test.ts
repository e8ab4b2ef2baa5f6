import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { createLogger } from '@switchboard/service';
import { builtInEngines } from '../src/services/media/built-in/built-in-engines.ts';
import { ProcessEngines } from '../src/services/media/built-in/process-engines.ts';
import { EngineUnavailable, MediaRefused } from '../src/services/media/port.ts';
import type { MediaEngines, MediaLegListener, MediaRoom } from '../src/services/media/port.ts';
import { ALL_GRANTS, MediaPage } from './_media-page.ts';

const WITHIN_MS = 20_000;
const log: string[] = [];
const logger = createLogger({
  name: 'media',
  level: 'trace',
  destination: { write: (line) => void log.push(line) },
});

async function until(what: string, test: () => boolean): Promise<void> {
  const deadline = Date.now() + WITHIN_MS;
  while (!test()) {
    if (Date.now() > deadline) {
      throw new Error([`not within ${WITHIN_MS} ms: ${what}`, ...MediaPage.open].join('\n'));
    }
    await pause(10);
  }
}

/** More comes than had come by now. */
async function goesOn(what: string, count: () => number): Promise<void> {
  const before = count();
  await until(what, () => count() > before + 5);
}

/** Nothing comes while something else does. */
async function isStill(count: () => number, meanwhile: () => number): Promise<void> {
  await goesOn('the meanwhile begins', meanwhile);
  const before = count();
  await goesOn('the meanwhile', meanwhile);
  expect(count()).toBe(before);
}

const deaf: MediaLegListener = {
  offer: () => undefined,
  candidate: () => undefined,
  lost: () => undefined,
};

const kinds: readonly [string, () => MediaEngines][] = [
  ['in this process', () => builtInEngines({})],
  ['in a process beside', () => new ProcessEngines({}, logger)],
];

describe.each(kinds)('the built-in engine %s', (_name, make) => {
  let engines: MediaEngines;
  let room: MediaRoom;
  beforeAll(() => (engines = make()));
  beforeEach(async () => (room = await engines.open('call')));
  afterEach(() => room[Symbol.asyncDispose]());
  afterAll(() => engines[Symbol.asyncDispose]());

  it('has everybody hear and see everybody, also who comes late, and no one who has gone', async () => {
    await using alice = await MediaPage.join(room, 'alice');
    await using bob = await MediaPage.join(room, 'bob');
    await Promise.all([alice.send('audio', 'camera'), bob.send('audio')]);
    await goesOn('alice hears bob', () => alice.heard('bob', 'audio'));
    await goesOn('bob sees alice', () => bob.heard('alice', 'camera'));
    {
      await using carla = await MediaPage.join(room, 'carla');
      await carla.send('audio', 'camera');
      await goesOn('carla hears bob', () => carla.heard('bob', 'audio'));
      await goesOn('alice hears carla', () => alice.heard('carla', 'audio'));
      expect(engines.describe()).toEqual([
        expect.objectContaining({ kind: 'built-in', healthy: true, rooms: 1, legs: 3 }),
      ]);
    }
    const carlas = (page: MediaPage) =>
      [...page.received.values()].filter(({ user }) => user === 'carla').length;
    await until('carla is gone', () => carlas(alice) + carlas(bob) === 0);
    const sections = Math.max(...[...alice.received.keys()].map(Number));
    await using dana = await MediaPage.join(room, 'dana');
    await dana.send('audio');
    await goesOn('alice hears dana', () => alice.heard('dana', 'audio'));
    // In carla's place.
    expect(Math.max(...[...alice.received.keys()].map(Number))).toBe(
      Math.max(sections, ...[...alice.received.keys()].map(Number)),
    );
    expect([...alice.received.values()].map(({ user }) => user).sort()).toEqual(['bob', 'dana']);
  });

  it('keeps from others what is muted, held or not granted, and lets it through again', async () => {
    await using alice = await MediaPage.join(room, 'alice');
    await using bob = await MediaPage.join(room, 'bob');
    await alice.send('audio', 'camera');
    const sound = () => bob.heard('alice', 'audio');
    const picture = () => bob.heard('alice', 'camera');
    await goesOn('bob hears alice', sound);
    alice.leg.mute(true);
    await isStill(sound, picture);
    alice.leg.mute(false);
    await goesOn('bob hears alice again', sound);
    alice.leg.grant({ ...ALL_GRANTS, camera: false });
    await isStill(picture, sound);
    alice.leg.grant(ALL_GRANTS);
    await goesOn('bob sees alice again', picture);
    bob.leg.want([{ user: 'alice', source: 'camera', height: 0 }]);
    await isStill(picture, sound);
    bob.leg.want([{ user: 'alice', source: 'camera', height: 180 }]);
    await goesOn('bob shows alice again', picture);
  });

  it('sends nothing to who is on hold, and nothing of them', async () => {
    await using alice = await MediaPage.join(room, 'alice');
    await using bob = await MediaPage.join(room, 'bob');
    await using carla = await MediaPage.join(room, 'carla');
    await Promise.all([alice.send('audio'), bob.send('audio')]);
    await goesOn('alice hears bob', () => alice.heard('bob', 'audio'));
    await goesOn('bob hears alice', () => bob.heard('alice', 'audio'));
    alice.leg.pause(true);
    await isStill(
      () => carla.heard('alice', 'audio') + alice.heard('bob', 'audio'),
      () => carla.heard('bob', 'audio'),
    );
    alice.leg.pause(false);
    await goesOn('carla hears alice', () => carla.heard('alice', 'audio'));
    await goesOn('alice hears bob', () => alice.heard('bob', 'audio'));
  });

  it('refuses what is not granted, until it is', async () => {
    await using alice = await MediaPage.join(room, 'alice', { ...ALL_GRANTS, screen: false });
    const { sdp, tracks } = await alice.offer('audio', 'screen');
    await expect(alice.leg.publish(sdp, tracks)).rejects.toThrow(MediaRefused);
    alice.leg.grant(ALL_GRANTS);
    await expect(alice.leg.publish(sdp, tracks)).resolves.toContain('a=ice-lite');
  });

  it('takes eight', async () => {
    const pages = await Promise.all(
      Array.from({ length: room.capacity }, (_, at) => MediaPage.join(room, `${at}`)),
    );
    await expect(MediaPage.join(room, 'one too many')).rejects.toThrow(EngineUnavailable);
    // Who comes again takes no other's place.
    await using again = await MediaPage.join(room, '0');
    await Promise.all(pages.slice(1).map((page) => page[Symbol.asyncDispose]()));
    expect(again.lost).toBe(0);
  });

  it('survives every description, and the others notice nothing', async () => {
    await using alice = await MediaPage.join(room, 'alice');
    await using bob = await MediaPage.join(room, 'bob');
    await alice.send('audio');
    await goesOn('bob hears alice', () => bob.heard('alice', 'audio'));
    await using page = await MediaPage.join(room, 'page');
    const { sdp, tracks } = await page.offer('audio', 'camera');
    const lines = sdp.split('\r\n');
    const line = fc.integer({ min: 0, max: lines.length - 1 });
    const harm = fc.oneof(
      line.map((at) => lines.toSpliced(at, 1)),
      fc.tuple(line, line).map(([from, to]) => lines.toSpliced(to, 0, lines[from]!)),
      fc.tuple(line, fc.string()).map(([at, text]) => lines.toSpliced(at, 1, text)),
      fc
        .tuple(line, fc.nat(), fc.string({ maxLength: 4 }))
        .map(([at, where, text]) =>
          lines.with(at, lines[at]!.slice(0, where % (lines[at]!.length + 1)) + text),
        ),
      fc.constant(['v=0', '']),
      fc.array(fc.string()),
    );
    await fc.assert(
      fc.asyncProperty(harm, async (harmed) => {
        const mallory = await room.join('mallory', ALL_GRANTS, deaf);
        try {
          const text = harmed.join('\r\n');
          const answer = await mallory.publish(text, tracks).catch((error: unknown) => {
            expect(error).toBeInstanceOf(MediaRefused);
          });
          if (answer !== undefined) expect(answer).toContain('v=0');
          await mallory.answer(text);
          await mallory.candidate('up', { candidate: harmed[0]!, sdpMid: '0' });
        } finally {
          await mallory[Symbol.asyncDispose]();
        }
      }),
      { numRuns: 150 },
    );
    await goesOn('bob still hears alice', () => bob.heard('alice', 'audio'));
    expect(log.filter((one) => one.includes('stumbled'))).toEqual([]);
  });

  it('refuses sections outside of the bundle, too many, and data', async () => {
    await using alice = await MediaPage.join(room, 'alice');
    const { sdp, tracks } = await alice.offer('audio', 'camera');
    const section = sdp.slice(sdp.lastIndexOf('m=video'));
    const apart = sdp + section.replace(/a=mid:.*/, 'a=mid:9');
    const many = Array.from({ length: 9 }, (_, at) => section.replace(/a=mid:.*/, `a=mid:x${at}`));
    const bundled = sdp.replace(
      /(a=group:BUNDLE.*)/,
      `$1${many.map((_, at) => ` x${at}`).join('')}`,
    );
    const data = 'm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\na=mid:0\r\n';
    for (const bad of [apart, bundled + many.join(''), sdp.replace(/m=audio[^]*?(?=m=)/, data)]) {
      await expect(alice.leg.publish(bad, tracks)).rejects.toThrow(MediaRefused);
    }
  });

  it('answers only who knows the password', async () => {
    await using alice = await MediaPage.join(room, 'alice');
    const answer = await alice.send('audio');
    const [, port] = /a=candidate:\S+ 1 udp \d+ 127\.0\.0\.1 (\d+)/.exec(answer)!;
    const socket = createSocket('udp4');
    try {
      let answers = 0;
      socket.on('message', () => (answers += 1));
      // A binding request, and what is none.
      const plain = Buffer.from('000100002112a442000102030405060708090a0b', 'hex');
      for (const packet of [plain, Buffer.from([0x80, 0, 1]), Buffer.alloc(1_200, 0x16)]) {
        socket.send(packet, Number(port), '127.0.0.1');
      }
      await once(socket, 'listening');
      await using bob = await MediaPage.join(room, 'bob');
      await goesOn('bob hears alice', () => bob.heard('alice', 'audio'));
      expect(answers).toBe(0);
    } finally {
      socket.close();
    }
  });
});

describe('the media process', () => {
  const pids = () =>
    log.flatMap((line) => {
      const { pid, msg } = JSON.parse(line) as { pid: number; msg: string };
      return msg === 'the media engine is there' ? [pid] : [];
    });

  it.each(['SIGKILL', 'SIGSTOP'] as const)(
    'ends its rooms with %s, and is there again for new ones',
    async (signal) => {
      await using engines = new ProcessEngines({}, logger);
      const room = await engines.open('call');
      await using alice = await MediaPage.join(room, 'alice');
      let failed = 0;
      room.onFailed(() => (failed += 1));
      process.kill(pids().at(-1)!, signal);
      await until('the room has failed', () => failed === 1);
      await expect(MediaPage.join(room, 'bob')).rejects.toThrow(EngineUnavailable);
      const next = await engines.open('call');
      await using bob = await MediaPage.join(next, 'bob');
      await using carla = await MediaPage.join(next, 'carla');
      await bob.send('audio');
      await goesOn('carla hears bob', () => carla.heard('bob', 'audio'));
      expect([alice.lost, failed]).toEqual([0, 1]);
      expect(engines.describe()).toMatchObject([{ healthy: true, rooms: 1, legs: 2 }]);
    },
  );
});

test('media stays within its ports, and gives them back', async () => {
  const ports = [47_000, 47_031] as const;
  await using engines = builtInEngines({ ports });
  await using room = await engines.open('call');
  for (let round = 0; round < 12; round++) {
    await using alice = await MediaPage.join(room, 'alice');
    const answer = await alice.send('audio');
    const used = [...answer.matchAll(/a=candidate:\S+ 1 udp \d+ \S+ (\d+)/g)].map(([, port]) =>
      Number(port),
    );
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((port) => port < ports[0] || port > ports[1])).toEqual([]);
  }
});
