import { writeWav } from '@switchboard/audio';

/** What every service of calls plays. */
const SAMPLE_RATE = 16_000;
/** Of full loudness. */
const LOUDNESS = 0.25;
/** Without it a tone begins and ends with a click. */
const FADE_SECONDS = 0.005;

/** Tones that sound together; none for silence. */
interface Note {
  readonly hz: readonly number[];
  readonly seconds: number;
}

/** What callers hear from us, by its name. There is no speech yet. */
const PROMPTS = {
  /** As telephones in North America ring. */
  ringback: [
    { hz: [440, 480], seconds: 2 },
    { hz: [], seconds: 4 },
  ],
  greeting: [
    { hz: [523], seconds: 0.35 },
    { hz: [659], seconds: 0.35 },
    { hz: [784], seconds: 0.6 },
    { hz: [], seconds: 0.4 },
  ],
  beep: [{ hz: [1_000], seconds: 0.4 }],
} as const satisfies Readonly<Record<string, readonly Note[]>>;

export type PromptName = keyof typeof PROMPTS;

const files = new Map<string, Uint8Array>();

/** @returns a WAV file; undefined where there is none of this name */
export function promptOf(name: string): Uint8Array | undefined {
  if (!Object.hasOwn(PROMPTS, name)) return undefined;
  const known = files.get(name);
  if (known) return known;
  const samples = PROMPTS[name as PromptName].flatMap((note) => samplesOf(note));
  const file = writeWav({ sampleRate: SAMPLE_RATE, samples: Int16Array.from(samples) });
  files.set(name, file);
  return file;
}

function samplesOf({ hz, seconds }: Note): number[] {
  const length = Math.round(seconds * SAMPLE_RATE);
  return Array.from({ length }, (_, at) => {
    const time = at / SAMPLE_RATE;
    const fade = Math.min(1, time / FADE_SECONDS, (seconds - time) / FADE_SECONDS);
    const sum = hz.reduce((before, one) => before + Math.sin(2 * Math.PI * one * time), 0);
    return Math.round((sum / Math.max(1, hz.length)) * fade * LOUDNESS * 32_767);
  });
}
