import { createLogger } from '@switchboard/service';
import { builtInEngines } from '../src/services/media/built-in/built-in-engines.ts';
import { openEngines } from '../src/services/media/engines.ts';
import type { MediaEngines } from '../src/services/media/port.ts';
import { AudioEnd } from './_audio-end.ts';
import { MediaPage } from './_media-page.ts';
import { ADMIN_KEY, API_SECRET, janusIsThere, startJanus } from './_janus.ts';
import { until } from './_until.ts';

const LOUD = 4_000;
const QUIET = 400;
/** Of 50 Hz a multiple, so that what is measured holds whole periods. */
const TONES = { alice: 400, bob: 700, carla: 1_100 } as const;
type Name = keyof typeof TONES;

if (!janusIsThere) process.stderr.write('SKIPPED: audio ports through Janus, which is not there\n');

interface Opened extends AsyncDisposable {
  readonly engines: MediaEngines;
}

async function builtIn(): Promise<Opened> {
  const engines = builtInEngines({});
  return { engines, [Symbol.asyncDispose]: () => engines[Symbol.asyncDispose]() };
}

async function janus(): Promise<Opened> {
  const process = await startJanus();
  const access = { urls: [process.url], apiSecret: API_SECRET, adminKey: ADMIN_KEY };
  const log = createLogger({ name: 'test', level: 'silent' });
  const engines = openEngines({ kind: 'on', janus: access }, log);
  return {
    engines,
    async [Symbol.asyncDispose]() {
      await engines[Symbol.asyncDispose]();
      await process[Symbol.asyncDispose]();
    },
  };
}

function hears(end: AudioEnd, ...names: readonly Name[]): boolean {
  return Object.entries(TONES).every(([name, hz]) => {
    const amplitude = end.hears(hz);
    return names.includes(name as Name) ? amplitude > LOUD : amplitude < QUIET;
  });
}

const kinds = [
  ['built in', builtIn],
  ...(janusIsThere ? ([['Janus', janus]] as const) : []),
] as const;

describe.each(kinds)('audio ports in a call of an engine that is %s', (_name, open) => {
  test('hear each other, and all but themselves once there are three', async () => {
    await using opened = await open();
    const room = await opened.engines.open('call');
    await using alice = await AudioEnd.join(room, 'alice', TONES.alice);
    await using bob = await AudioEnd.join(room, 'bob', TONES.bob);
    await until('two hear each other', () => hears(alice, 'bob') && hears(bob, 'alice'));
    {
      await using carla = await AudioEnd.join(room, 'carla', TONES.carla);
      await until('carla hears both', () => hears(carla, 'alice', 'bob'));
      await until('both hear carla', () => hears(alice, 'bob', 'carla'));
    }
    await until('carla is heard no more', () => hears(alice, 'bob') && hears(bob, 'alice'));
    expect([...alice.failures, ...bob.failures]).toEqual([]);
  });

  test('are not heard while they are muted, and hear nothing while they are held', async () => {
    await using opened = await open();
    const room = await opened.engines.open('call');
    await using alice = await AudioEnd.join(room, 'alice', TONES.alice);
    await using bob = await AudioEnd.join(room, 'bob', TONES.bob);
    await until('two hear each other', () => hears(alice, 'bob') && hears(bob, 'alice'));
    bob.leg.mute(true);
    await until('bob is muted', () => hears(alice) && hears(bob, 'alice'));
    bob.leg.mute(false);
    await until('bob is heard again', () => hears(alice, 'bob'));
    bob.leg.pause(true);
    await until('bob is held', () => hears(alice) && hears(bob));
    bob.leg.pause(false);
    await until('both are back', () => hears(alice, 'bob') && hears(bob, 'alice'));
  });

  test('are heard by those alone whom they address, on hold too, also by who comes later', async () => {
    await using opened = await open();
    const room = await opened.engines.open('call');
    await using alice = await AudioEnd.join(room, 'alice', TONES.alice);
    await using bob = await AudioEnd.join(room, 'bob', TONES.bob);
    await until('two hear each other', () => hears(alice, 'bob') && hears(bob, 'alice'));
    await alice.leg.address(['carla']);
    await using carla = await AudioEnd.join(room, 'carla', TONES.carla);
    await until('carla hears both', () => hears(carla, 'alice', 'bob'));
    await until('bob hears carla alone', () => hears(bob, 'carla'));
    carla.leg.pause(true);
    await until('carla hears alice alone', () => hears(carla, 'alice'));
    await alice.leg.address(undefined);
    await until('carla is on hold like everybody', () => hears(carla));
    await until('bob hears alice again', () => hears(bob, 'alice'));
  });

  test('hear each other also beside somebody who sends pictures', async () => {
    await using opened = await open();
    const room = await opened.engines.open('call');
    await using page = await MediaPage.join(room, 'page');
    await page.send('audio', 'camera', 'screen');
    await using alice = await AudioEnd.join(room, 'alice', TONES.alice);
    await using bob = await AudioEnd.join(room, 'bob', TONES.bob);
    await until('two hear each other', () => hears(alice, 'bob') && hears(bob, 'alice'));
    expect([...alice.failures, ...bob.failures]).toEqual([]);
  });

  test('begin again with a new session', async () => {
    await using opened = await open();
    const room = await opened.engines.open('call');
    await using alice = await AudioEnd.join(room, 'alice', TONES.alice);
    await using bob = await AudioEnd.join(room, 'bob', TONES.bob);
    await until('two hear each other', () => hears(alice, 'bob') && hears(bob, 'alice'));
    await bob.enter();
    await until('bob is back', () => hears(alice, 'bob') && hears(bob, 'alice'));
  });
});
