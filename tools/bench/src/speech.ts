/**
 * How many of ten words of a menu the embedded recogniser understands, and how much else it takes for one:
 * `npm run speech -w @switchboard/bench`. Both are spoken by the embedded voices; it is no test.
 */
import { openSpeech } from '@switchboard/speech';

const MENU = [
  ...['sales', 'support', 'billing', 'operator', 'yes', 'no', 'repeat', 'order status'],
  ...['opening hours', 'goodbye'],
];
const OTHER = [
  ...['what is the weather tomorrow', 'I would like a pizza please', 'my cat is asleep', 'hello'],
  ...['can you hear me', 'forty two', 'thank you very much', 'the quick brown fox'],
];
const VOICES = ['slt', 'rms', 'awb', 'kal16'];
const RATES = [1, 1.25];
const phrases = MENU.map((phrase) => ({ phrase, tag: phrase }));
const { signal } = new AbortController();

interface Score {
  right: number;
  /** Taken for another phrase. */
  wrong: number;
  of: number;
  seconds: number;
  ms: number;
}

async function main(): Promise<void> {
  await using speech = openSpeech({ kind: 'embedded' });
  const score = async (texts: readonly string[]): Promise<Score> => {
    const total: Score = { right: 0, wrong: 0, of: 0, seconds: 0, ms: 0 };
    for (const voice of VOICES)
      for (const rate of RATES) for (const text of texts) await one(total, { voice, rate, text });
    return total;
  };
  const one = async (
    total: Score,
    { voice, rate, text }: { voice: string; rate: number; text: string },
  ): Promise<void> => {
    const content = `<speak><voice name="${voice}"><prosody rate="${rate}">${text}</prosody></voice></speak>`;
    for await (const sound of speech.speaker!.speak({ kind: 'ssml', content }, signal)) {
      const began = performance.now();
      const heard = await speech.hearer!.hear(sound, { phrases }, signal);
      total.ms += performance.now() - began;
      total.seconds += sound.samples.length / sound.sampleRate;
      total.of += 1;
      const isRight = heard.kind === 'phrase' && heard.tag === text;
      if (isRight) total.right += 1;
      else if (heard.kind === 'phrase') total.wrong += 1;
    }
  };
  await score(['yes']);
  report('words of the menu', await score(MENU));
  report('other words', await score(OTHER));
}

function report(what: string, { right, wrong, of, seconds, ms }: Score): void {
  const cost = `${(ms / seconds).toFixed(0)} ms for a second of sound`;
  console.info(`${what}: ${of} files, ${right} right, ${wrong} taken for a phrase, ${cost}`);
}

await main();
