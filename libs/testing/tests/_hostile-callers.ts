import { writeWav } from '@switchboard/audio';
import { randomOf } from '@switchboard/audio/testing';
import type { ScriptInput } from '@switchboard/carrier';

type Steps = ScriptInput['steps'];

const PATIENCE_MS = 240_000;
const RATE = 8_000;
/** 20 ms. */
const SAMPLES = 160;
const KEYS = '0123456789*#';
const PRESSED = 15;

/** Somebody who is there, and says nothing. */
export const silent = (to: string): Steps => [
  { do: 'call', to, withinMs: PATIENCE_MS },
  { do: 'wait-for-end', withinMs: PATIENCE_MS },
];

/** Somebody beside whom it is loud, again and again. */
export const noisy = (to: string, seed: number): Steps => [
  { do: 'call', to, withinMs: PATIENCE_MS },
  { do: 'play', wav: noise(randomOf(seed), 15) },
  { do: 'hang-up' },
];

/** Somebody who presses whatever there is. */
export function pressing(to: string, seed: number): Steps {
  const random = randomOf(seed);
  const presses = Array.from({ length: PRESSED }, () => [
    { do: 'press', digits: KEYS[Math.floor(random() * KEYS.length)]! } as const,
    { do: 'wait', ms: 1 + Math.floor(random() * 800) } as const,
  ]);
  return [
    { do: 'call', to, withinMs: PATIENCE_MS },
    { do: 'hear-sound', withinMs: PATIENCE_MS },
    ...presses.flat(),
    { do: 'hang-up' },
  ];
}

/** Somebody who hangs up, whatever is said then. */
export const leaving = (to: string, seed: number): Steps => [
  { do: 'call', to, withinMs: PATIENCE_MS },
  { do: 'wait', ms: 1 + Math.floor(randomOf(seed)() * 6_000) },
  { do: 'hang-up' },
];

/** Noise that comes and goes, as base64 of a WAV file. */
function noise(random: () => number, seconds: number): string {
  const samples = new Int16Array(seconds * RATE);
  let isLoud = false;
  for (const at of samples.keys()) {
    // Every 20 ms; on the average, half a second of it and a second of quiet.
    if (at % SAMPLES === 0 && random() < (isLoud ? 0.04 : 0.02)) isLoud = !isLoud;
    if (isLoud) samples[at] = (random() - 0.5) * 16_000;
  }
  return Buffer.from(writeWav({ sampleRate: RATE, samples })).toString('base64');
}
