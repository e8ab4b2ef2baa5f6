import fc from 'fast-check';
import { levelOf } from '../frame/level.ts';
import { samplesPerFrame } from '../frame/sample-rate.ts';
import { amplitudeOf } from '../testing/goertzel.ts';
import { joinFrames } from '../testing/join-frames.ts';
import { tone } from '../testing/tone.ts';
import type { Codec } from './codec.ts';
import { g711Codec } from './g711-codec.ts';
import { opusCodec } from './opus-codec.ts';

const AMPLITUDE = 8_000;
const CODECS: readonly (readonly [string, () => Codec])[] = [
  ['PCMU', () => g711Codec('PCMU')],
  ['PCMA', () => g711Codec('PCMA')],
  ['Opus at 48 kHz', () => opusCodec()],
  ['Opus at 16 kHz', () => opusCodec({ sampleRate: 16_000 })],
  ['Opus at 8 kHz', () => opusCodec({ sampleRate: 8_000 })],
];

describe.each(CODECS)('%s', (_, make) => {
  it('carries a tone', () => {
    using codec = make();
    const next = tone(codec.sampleRate, { hz: 1_000, amplitude: AMPLITUDE });
    const heard = Array.from({ length: 25 }, () => codec.decode(codec.encode(next()))!);
    const amplitude = amplitudeOf(joinFrames(heard.slice(10)), 1_000, codec.sampleRate);
    expect(amplitude).toBeGreaterThan(AMPLITUDE * 0.9);
    expect(amplitude).toBeLessThan(AMPLITUDE * 1.1);
  });

  it('says how long a payload is', () => {
    using codec = make();
    const payload = codec.encode(new Int16Array(samplesPerFrame(codec.sampleRate)));
    expect(codec.samplesIn(payload)).toBe(codec.clockRate / 50);
    expect(codec.samplesIn(new Uint8Array())).toBe(0);
    expect(codec.samplesIn(new Uint8Array(1_400))).toBe(0);
  });

  it('makes up what is lost of what was heard, and ends with it', () => {
    using codec = make();
    const next = tone(codec.sampleRate, { hz: 400, amplitude: AMPLITUDE });
    for (let n = 0; n < 10; n++) codec.decode(codec.encode(next()));
    const made = Array.from({ length: 60 }, () => codec.conceal());
    expect(made[0]).toHaveLength(samplesPerFrame(codec.sampleRate));
    expect(amplitudeOf(made[0]!, 400, codec.sampleRate)).toBeGreaterThan(AMPLITUDE * 0.5);
    expect(levelOf(made.at(-1)!)).toBeLessThan(-30);
  });

  it('has nothing of what is none of it, and never fails', () => {
    using codec = make();
    const anything = fc.uint8Array({ maxLength: 1_500, size: 'max' });
    fc.assert(
      fc.property(fc.oneof(anything, fc.uint8Array({ maxLength: 40 })), (payload) => {
        const expected = (codec.samplesIn(payload) * codec.sampleRate) / codec.clockRate;
        const samples = codec.decode(payload);
        expect(samples === undefined || samples.length === expected).toBe(true);
      }),
      { numRuns: 500 },
    );
    expect(codec.decode(new Uint8Array())).toBeUndefined();
  });
});
