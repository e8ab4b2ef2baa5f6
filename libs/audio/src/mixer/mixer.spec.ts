import { codeOf } from '@switchboard/kernel';
import fc from 'fast-check';
import type { Frame } from '../frame/frame.ts';
import { levelOf } from '../frame/level.ts';
import { amplitudeOf } from '../testing/goertzel.ts';
import { joinFrames } from '../testing/join-frames.ts';
import { tone } from '../testing/tone.ts';
import { Mixer } from './mixer.ts';
import { softLimit } from './soft-limit.ts';

const RATE = 48_000;
const AMPLITUDE = 4_000;
const HZ = { alice: 400, bob: 700, carol: 1_100 } as const;
type Name = keyof typeof HZ;
const NAMES = Object.keys(HZ) as Name[];

const constant = (value: number): Frame => new Int16Array(960).fill(value);

function conference(): Mixer {
  const mixer = new Mixer();
  for (const name of NAMES) mixer.add(name);
  return mixer;
}

/** What each hears of each, while those who speak say their tone for half a second. */
function loudness(mixer: Mixer, speakers: readonly Name[] = NAMES): Record<string, number[]> {
  const tones = speakers.map(
    (name) => [name, tone(RATE, { hz: HZ[name], amplitude: AMPLITUDE })] as const,
  );
  const ticks = Array.from({ length: 25 }, () =>
    mixer.mix(new Map(tones.map(([name, next]) => [name, next()]))),
  );
  return Object.fromEntries(
    [...ticks[0]!.keys()].map((listener) => {
      const heard = joinFrames(ticks.map((tick) => tick.get(listener)!));
      return [
        listener,
        NAMES.map((name) => Math.round(amplitudeOf(heard, HZ[name], RATE) / 100) / 10),
      ];
    }),
  );
}

const codeThrown = (action: () => unknown): string => {
  try {
    action();
  } catch (error) {
    return codeOf(error);
  }
  return 'nothing';
};

describe('the mixer', () => {
  it('lets everybody hear all but themselves', () => {
    expect(loudness(conference())).toEqual({ alice: [0, 4, 4], bob: [4, 0, 4], carol: [4, 4, 0] });
  });

  it('leaves out who has no frame, and waits for nobody', () => {
    const heard = { alice: [0, 4, 0], bob: [4, 0, 0], carol: [4, 4, 0] };
    expect(loudness(conference(), ['alice', 'bob'])).toEqual(heard);
  });

  it('lets whoever is muted hear only, and whoever is held neither', () => {
    const mixer = conference();
    mixer.setMuted('alice', true);
    mixer.setHeld('bob', true);
    expect(loudness(mixer)).toEqual({ alice: [0, 0, 4], carol: [0, 0, 0] });
    mixer.setMuted('alice', false);
    mixer.setHeld('bob', false);
    expect(loudness(mixer)).toEqual({ alice: [0, 4, 4], bob: [4, 0, 4], carol: [4, 4, 0] });
  });

  it('makes one louder for all others', () => {
    const mixer = conference();
    mixer.setVolume('alice', 2);
    mixer.setVolume('bob', 0);
    expect(loudness(mixer)).toEqual({ alice: [0, 0, 4], bob: [8, 0, 4], carol: [8, 0, 0] });
  });

  it('gives those who say nothing the same frame, so that it is encoded once', () => {
    const mixer = conference();
    const mixed = mixer.mix(new Map([['alice', constant(100)]]));
    expect(mixed.get('bob')).toBe(mixed.get('carol'));
    expect(mixed.get('bob')).toEqual(constant(100));
  });

  it('has a low noise where nobody else is heard, so that no line seems dead', () => {
    const mixer = conference();
    const nobody = mixer.mix(new Map());
    const alone = mixer.mix(new Map([['alice', constant(1_000)]]));
    for (const frame of [nobody.get('bob')!, alone.get('alice')!]) {
      expect(levelOf(frame)).toBeGreaterThan(-70);
      expect(levelOf(frame)).toBeLessThan(-55);
    }
  });

  it('adds up what is said as numbers, and takes off what one says oneself', () => {
    const sample = fc.integer({ min: -3_000, max: 3_000 });
    fc.assert(
      fc.property(fc.array(sample, { minLength: 2, maxLength: 7 }), (samples) => {
        const mixer = new Mixer();
        const frames = new Map(samples.map((value, n) => [String(n), constant(value)]));
        for (const id of frames.keys()) mixer.add(id);
        const sum = samples.reduce((total, one) => total + one, 0);
        const mixed = mixer.mix(frames);
        for (const [n, own] of samples.entries())
          expect(mixed.get(String(n))![0]).toBe(softLimit(sum - own));
      }),
    );
  });

  it('leaves out frames of another length and of strangers', () => {
    const mixer = conference();
    const mixed = mixer.mix(
      new Map([
        ['alice', new Int16Array(160).fill(9_000)],
        ['eve', constant(9_000)],
      ]),
    );
    expect([...mixed.keys()]).toEqual(NAMES);
    expect(levelOf(mixed.get('bob')!)).toBeLessThan(-55);
  });

  it('tells who speaks, a while after the last word too, and not of a click', () => {
    const mixer = conference();
    const next = tone(RATE, { hz: 300, amplitude: AMPLITUDE });
    const speaking = (): string[] =>
      mixer.participants.filter(({ isSpeaking }) => isSpeaking).map(({ id }) => id);
    mixer.mix(new Map([['bob', next()]]));
    expect(speaking()).toEqual([]);
    for (let n = 0; n < 3; n++) mixer.mix(new Map([['alice', next()]]));
    expect(speaking()).toEqual(['alice']);
    expect(mixer.participants[0]!.dbov).toBeCloseTo(levelOf(next()), 0);
    for (let n = 0; n < 15; n++) mixer.mix(new Map());
    expect(speaking()).toEqual(['alice']);
    for (let n = 0; n < 6; n++) mixer.mix(new Map());
    expect(speaking()).toEqual([]);
  });

  it('refuses what makes no sense, with a code', () => {
    const mixer = new Mixer({ maxParticipants: 1 });
    mixer.add('alice');
    expect(codeThrown(() => mixer.add('alice'))).toBe('participant-exists');
    expect(codeThrown(() => mixer.add('bob'))).toBe('participants-full');
    expect(codeThrown(() => mixer.setMuted('bob', true))).toBe('participant-missing');
    for (const volume of [-1, 4.1, Number.NaN])
      expect(codeThrown(() => mixer.setVolume('alice', volume))).toBe('volume-invalid');
    mixer.remove('alice');
    mixer.remove('alice');
    expect(mixer.participants).toEqual([]);
  });
});

describe('the limiter', () => {
  it('changes nothing up to -3 dB, gets never louder than full scale, and stays in order', () => {
    expect([0, 1, -500, 23_170, -23_170].map(softLimit)).toEqual([0, 1, -500, 23_170, -23_170]);
    fc.assert(
      fc.property(fc.integer({ min: -2e6, max: 2e6 }), fc.nat(1e6), (value, more) => {
        expect(Math.abs(softLimit(value))).toBeLessThanOrEqual(32_767);
        expect(softLimit(value + more)).toBeGreaterThanOrEqual(softLimit(value));
        expect(softLimit(-value)).toBe(-softLimit(value));
      }),
    );
  });
});
