import { framesOf, readWav, resampler, samplesPerFrame } from '@switchboard/audio';
import type { Frame, WavSound } from '@switchboard/audio';
import { tone } from '@switchboard/audio/testing';

/** What is said: the next 20 ms each time; nothing once it is over. */
export type Sound = () => Frame | undefined;

const RATE = 8_000;
/** -12 dB of full scale: loud enough to be measured, far from clipping. */
const TONE_AMPLITUDE = 8_192;
const FRAMES_PER_SECOND = 50;

export const SILENT_FRAME: Frame = new Int16Array(samplesPerFrame(RATE));

export const toneSound = (hz: number): Sound => tone(RATE, { hz, amplitude: TONE_AMPLITUDE });

/** A sound that ends after a time. */
export function forMs(sound: Sound, ms: number): Sound {
  let left = Math.ceil((ms * FRAMES_PER_SECOND) / 1_000);
  return () => (left-- > 0 ? sound() : undefined);
}

/** One after another. */
export function inTurn(...sounds: readonly Sound[]): Sound {
  let at = 0;
  return () => {
    for (; at < sounds.length; at++) {
      const frame = sounds[at]!();
      if (frame) return frame;
    }
    return undefined;
  };
}

/** @throws PlatformError `wav-invalid`, `wav-unsupported`, `wav-too-long` */
export function wavSound(wav: Uint8Array, maxSeconds: number): Sound {
  return soundOf(readWav(wav, { maxSeconds }));
}

export function soundOf(sound: WavSound): Sound {
  const frames = framesOf(sound);
  const resample = resampler(sound.sampleRate, RATE);
  return () => {
    const { value, done } = frames.next();
    return done ? undefined : resample(value);
  };
}
