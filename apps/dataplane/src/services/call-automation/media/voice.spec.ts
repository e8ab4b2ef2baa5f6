import type { CallSound } from '../../media/port.ts';
import { results } from './results.ts';
import { Voice } from './voice.ts';
import type { Saying, VoiceDeps } from './voice.ts';

/** A voice whose sounds begin when the test lets them. */
function setUp() {
  const began = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  const stopped: string[] = [];
  const over = Promise.withResolvers<() => void>();
  const sound = {
    play: () => {
      asked.resolve();
      return began.promise;
    },
    stop: async () => void stopped.push('stop'),
    [Symbol.asyncDispose]: async () => undefined,
  } as Partial<CallSound> as CallSound;
  const deps: VoiceDeps = {
    calls: {
      guest: (_callId, _name, _speaks, events) => {
        over.resolve(events.over);
        return {
          signalling: {},
          enter: () => undefined,
          address: async () => undefined,
          [Symbol.asyncDispose]: async () => undefined,
        } as unknown as ReturnType<VoiceDeps['calls']['guest']>;
      },
    },
    sounds: { open: async () => sound } as unknown as VoiceDeps['sounds'],
    onFault: () => undefined,
  };
  const ending = new AbortController();
  const saying: Saying = {
    ...{ files: ['/prompt.wav'], loops: false, to: undefined, signal: ending.signal },
    began: () => undefined,
  };
  const said = new Voice(deps, 'call', 'application').say(saying);
  return { said, ending, stopped, began: began.resolve, asked: asked.promise, over: over.promise };
}

/** Until Node has looked for rejections that nobody handles: one fails the test. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('a prompt that ends while it is still being asked for', () => {
  it('is cancelled, by whoever cancels it', async () => {
    const { said, ending, stopped, began, asked } = setUp();
    await asked;
    ending.abort(new Error('cancelled'));
    await turn();
    began();
    await expect(said).rejects.toThrow('cancelled');
    expect(stopped).toEqual(['stop']);
  });

  it('fails, where the call is over', async () => {
    const { said, began, asked, over } = setUp();
    await asked;
    (await over)();
    await turn();
    began();
    await expect(said).rejects.toMatchObject({ result: results.soundGone });
  });
});
