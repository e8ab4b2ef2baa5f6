import { EngineUnavailable } from './port.ts';
import type { EngineInfo, MediaEngines, MediaRoom } from './port.ts';
import { LeastLoaded } from './least-loaded.ts';

function engine(name: string, info: Partial<EngineInfo>): MediaEngines {
  return {
    open: async () => ({ engine: name }) as MediaRoom,
    describe: () => [{ name, kind: 'built-in', healthy: true, rooms: 0, legs: 0, ...info }],
    [Symbol.asyncDispose]: async () => undefined,
  };
}

test('a call goes where the least is', async () => {
  const one = engine('one', { rooms: 1, legs: 8 });
  const two = engine('two', { rooms: 2, legs: 3 });
  const dead = engine('dead', { healthy: false });
  const engines = new LeastLoaded([one, dead, two]);
  expect((await engines.open('call')).engine).toBe('two');
  expect(engines.describe().map(({ name }) => name)).toEqual(['one', 'dead', 'two']);
});

test('while none is healthy, one that is being started takes the call', async () => {
  const engines = new LeastLoaded([engine('dead', { healthy: false })]);
  expect((await engines.open('call')).engine).toBe('dead');
  await expect(new LeastLoaded([]).open('call')).rejects.toThrow(EngineUnavailable);
});
