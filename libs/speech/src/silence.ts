import type { SampleRate, WavSound } from '@switchboard/audio';

export function silence(sampleRate: SampleRate, ms: number): WavSound {
  return { sampleRate, samples: new Int16Array(Math.round((sampleRate * ms) / 1_000)) };
}
