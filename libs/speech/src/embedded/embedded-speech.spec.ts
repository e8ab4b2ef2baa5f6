import { FliteSpeaker } from './flite-speaker.ts';
import { GrammarHearer } from './grammar-hearer.ts';
import type { WavSound } from '@switchboard/audio';
import { Meter } from '../meter.ts';
import type { SpeechUse } from '../meter.ts';
import { collect } from '../testing/collect.ts';

const { signal } = new AbortController();
let speaker: FliteSpeaker;
let hearer: GrammarHearer;
let used: SpeechUse[] = [];

beforeAll(() => {
  const meter = new Meter((use) => used.push(use));
  speaker = new FliteSpeaker(meter);
  hearer = new GrammarHearer((word) => speaker.pronounce(word, signal), meter);
});
beforeEach(() => {
  used = [];
});
afterAll(async () => {
  await speaker[Symbol.asyncDispose]();
  await hearer[Symbol.asyncDispose]();
});

async function spoken(content: string): Promise<WavSound> {
  const sounds = await collect(speaker.speak({ kind: 'text', content }, signal));
  expect(sounds).toHaveLength(1);
  return sounds[0]!;
}

const phrases = [
  { phrase: 'sales', tag: 'Sales' },
  { phrase: 'billing', tag: 'Billing' },
  { phrase: 'opening hours', tag: 'Hours' },
  // In no dictionary.
  { phrase: 'zephyrix', tag: 'Zephyrix' },
];

describe('embedded speech', () => {
  test('hears what it has spoken itself, with words that no dictionary has', async () => {
    for (const { phrase, tag } of phrases) {
      const heard = await hearer.hear(await spoken(phrase), { phrases }, signal);
      expect(heard).toMatchObject({ kind: 'phrase', tag, phrase });
    }
  });

  test('takes other words for none of the phrases', async () => {
    const other = await spoken('What is the weather like tomorrow');
    expect(await hearer.hear(other, { phrases }, signal)).toEqual({ kind: 'no-match' });
  });

  test('tells of what it spoke once, and of what it listened to', async () => {
    const sound = await spoken('Nobody has said this before');
    await spoken('Nobody has said this before');
    await hearer.hear(sound, { phrases }, signal);
    const heardMs = Math.round((sound.samples.length * 1_000) / sound.sampleRate);
    expect(used).toEqual([
      { characters: 27, heardMs: 0, isFailed: false },
      { characters: 0, heardMs, isFailed: false },
    ]);
  });

  test('speaks sentence by sentence, faster and slower, with pauses', async () => {
    const content =
      '<speak>One. <break time="500ms"/><prosody rate="2">Your order ships.</prosody>' +
      '<prosody rate="0.5">Your order ships.</prosody></speak>';
    const sounds = await collect(speaker.speak({ kind: 'ssml', content }, signal));
    const seconds = sounds.map(({ samples, sampleRate }) => samples.length / sampleRate);
    expect(seconds).toHaveLength(4);
    expect(seconds[1]).toBe(0.5);
    expect(seconds[3]! / seconds[2]!).toBeGreaterThan(2.5);
  });

  test('says what it cannot', async () => {
    const chinese = { kind: 'text', content: '你好', language: 'zh-CN' } as const;
    await expect(collect(speaker.speak(chinese, signal))).rejects.toMatchObject({
      code: 'speech-language',
    });
    const sound = { sampleRate: 16_000, samples: new Int16Array(16_000) } as const;
    await expect(hearer.hear(sound, {}, signal)).rejects.toMatchObject({
      code: 'speech-dictation',
    });
    await expect(
      hearer.hear(sound, { phrases: [{ phrase: '$;', tag: '' }] }, signal),
    ).rejects.toMatchObject({ code: 'speech-phrases' });
    expect(used).toEqual([]);
  });
});
