import type { WavSound } from '@switchboard/audio';
import { VirtualClock } from '@switchboard/kernel/testing';
import type { Expected, Heard } from '@switchboard/speech';
import type { Told } from '../follow.ts';
import { recognize } from './recognize.ts';
import type { Hearing } from './hearing.ts';
import type { Listening, Recognition } from './recognize.ts';
import { CallSpeech } from './speech.ts';
import type { Voice, WordEvents } from './voice.ts';

const UTTERANCE: WavSound = { sampleRate: 16_000, samples: new Int16Array(1_600) };
const HEARING: Hearing = { initialSilenceMs: 5_000, endSilenceMs: 2_000 };
const nobody = async (): Promise<void> => undefined;

/** A call in which a hearer that dictates understands what it is told to. */
function call(hear: (expected: Expected) => Promise<Heard>) {
  const clock = new VirtualClock();
  const told: Told[] = [];
  const heard = Promise.withResolvers<WordEvents>();
  const pressed = Promise.withResolvers<(tone: 'five') => void>();
  const gone = Promise.withResolvers<never>();
  gone.promise.catch(() => undefined);
  const hearer = { languages: 'any', dictates: true, [Symbol.asyncDispose]: nobody } as const;
  const speech = new CallSpeech({
    speaker: undefined,
    hearer: { ...hearer, hear: (_utterance, expected) => hear(expected) },
  });
  const voice: Pick<Voice, 'listen'> = {
    async listen(_user, _endSilenceMs, events) {
      heard.resolve(events);
      return { gone: gone.promise, [Symbol.asyncDispose]: nobody };
    },
  };
  const listening = {
    ...{ clock, speech, voice, tell: (one: Told) => void told.push(one) },
    listen: (_user: string, press: (tone: 'five') => void) => {
      pressed.resolve(press);
      return { gone: gone.promise, [Symbol.dispose]: () => undefined };
    },
  } as unknown as Listening;
  const start = (more: Partial<Recognition> = {}): Promise<void> =>
    recognize(listening, {
      ...{ user: 'alice', prompts: [], interruptsPrompt: false, collecting: undefined },
      ...{ hearing: HEARING, origin: {} as Recognition['origin'], ...more },
    })(new AbortController().signal);
  return { clock, told, start, events: heard.promise, press: pressed.promise };
}

const dictated = async (): Promise<Heard> => ({ kind: 'text', text: 'my order', confidence: 0.8 });
const tones = {
  ...{ initialSilenceMs: 5_000, interToneMs: 2_000, maxTones: 1 },
  stopTones: new Set<never>(),
};

test('free speech is told with how sure it is', async () => {
  const { told, start, events } = call(dictated);
  const done = start();
  const { spoke, said } = await events;
  spoke();
  said(UTTERANCE);
  await done;
  expect(told).toMatchObject([
    {
      type: 'RecognizeCompleted',
      data: {
        ...{ recognitionType: 'speech', speechResult: { speech: 'my order', confidence: 0.8 } },
        resultInformation: { code: 200, subCode: 8569 },
      },
    },
  ]);
});

test('what is not understood is told as such, and a service that fails by its code', async () => {
  for (const [hear, code, subCode] of [
    [async () => ({ kind: 'no-match' }) as const, 400, 8563],
    [() => Promise.reject(new Error('broken')), 500, 9999],
  ] as const) {
    const { told, start, events } = call(hear);
    const done = start();
    (await events).said(UTTERANCE);
    await done;
    expect(told).toMatchObject([
      { type: 'RecognizeFailed', data: { resultInformation: { code, subCode } } },
    ]);
  }
});

test('a tone wins over words that have not been understood yet', async () => {
  const { told, start, events, press } = call(() => new Promise(() => undefined));
  const done = start({ collecting: tones });
  const { spoke, said } = await events;
  spoke();
  said(UTTERANCE);
  (await press)('five');
  await done;
  expect(told).toMatchObject([
    { type: 'RecognizeCompleted', data: { dtmfResult: { tones: ['five'] } } },
  ]);
});

test('whoever speaks is waited for beyond the time for the first word', async () => {
  const { clock, told, start, events } = call(dictated);
  const done = start();
  const { spoke, said } = await events;
  spoke();
  await clock.advance(60_000);
  expect(told).toEqual([]);
  said(UTTERANCE);
  await done;
  expect(told).toHaveLength(1);
});
