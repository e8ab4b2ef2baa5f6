import type { WavSound } from '@switchboard/audio';
import { SpokenSentences } from './spoken-sentences.ts';

const { signal } = new AbortController();
const soundOf = (length: number): WavSound => ({
  sampleRate: 16_000,
  samples: new Int16Array(length),
});

/** Speaks what it is told to, and says how often it was asked. */
function speaking() {
  const asked: { signal: AbortSignal; done: PromiseWithResolvers<WavSound> }[] = [];
  const speak = (of: AbortSignal): Promise<WavSound> => {
    const done = Promise.withResolvers<WavSound>();
    of.addEventListener('abort', () => done.reject(of.reason as Error));
    asked.push({ signal: of, done });
    return done.promise;
  };
  return { asked, speak };
}

describe('sentences that were spoken', () => {
  test('are spoken once for many, and found by whoever comes next', async () => {
    const sentences = new SpokenSentences();
    const { asked, speak } = speaking();
    const many = Array.from({ length: 50 }, () => sentences.get({ text: 'Hi' }, speak, signal));
    asked[0]!.done.resolve(soundOf(8));
    const sounds = await Promise.all(many);
    expect(new Set(sounds).size).toBe(1);
    expect(await sentences.get({ text: 'Hi' }, speak, signal)).toBe(sounds[0]);
    expect(asked).toHaveLength(1);
    void sentences.get({ text: 'Hi', rate: 2 }, speak, signal);
    expect(asked).toHaveLength(2);
  });

  test('go on for others when one does not want them any more, and end with the last one', async () => {
    const sentences = new SpokenSentences();
    const { asked, speak } = speaking();
    const leaving = new AbortController();
    const [gone, stays] = [leaving.signal, signal].map((of) => sentences.get({}, speak, of));
    leaving.abort(new Error('gone'));
    await expect(gone).rejects.toThrow('gone');
    expect(asked[0]!.signal.aborted).toBe(false);
    asked[0]!.done.resolve(soundOf(1));
    await stays;
    const last = new AbortController();
    const alone = sentences.get({ text: 'other' }, speak, last.signal);
    last.abort(new Error('gone as well'));
    await expect(alone).rejects.toThrow('gone as well');
    expect(asked[1]!.signal.aborted).toBe(true);
  });

  test('are spoken anew when that has failed', async () => {
    const sentences = new SpokenSentences();
    const { asked, speak } = speaking();
    const failed = sentences.get({}, speak, signal);
    asked[0]!.done.reject(new Error('no voice'));
    await expect(failed).rejects.toThrow('no voice');
    const again = sentences.get({}, speak, signal);
    asked[1]!.done.resolve(soundOf(1));
    await again;
  });

  test('give way to later ones, those first that were not wanted for the longest time', async () => {
    const sentences = new SpokenSentences(40);
    const { asked, speak } = speaking();
    const say = async (text: string): Promise<void> => {
      const before = asked.length;
      const saying = sentences.get({ text }, speak, signal);
      asked[before]?.done.resolve(soundOf(8));
      await saying;
    };
    for (const text of ['one', 'two', 'one', 'three']) await say(text);
    expect(asked).toHaveLength(3);
    await say('one');
    expect(asked).toHaveLength(3);
    await say('two');
    expect(asked).toHaveLength(4);
  });
});
