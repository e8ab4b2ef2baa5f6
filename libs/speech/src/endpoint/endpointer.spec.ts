import { silentFrame } from '@switchboard/audio';
import { tone } from '@switchboard/audio/testing';
import { Endpointer } from './endpointer.ts';
import type { EndpointerEvent } from './endpointer.ts';

const RATE = 16_000;
const frames = (ms: number): number => ms / 20;

function noise(amplitude: number): () => Int16Array {
  let seed = 7;
  return () =>
    Int16Array.from({ length: 320 }, () => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.round((seed / 2 ** 31 - 1) * amplitude);
    });
}

/** @returns events with the time of their frame */
function heard(
  endpointer: Endpointer,
  script: readonly (readonly [ms: number, frame: () => Int16Array])[],
): [number, EndpointerEvent][] {
  let now = 0;
  return script.flatMap(([ms, frame]) =>
    Array.from({ length: frames(ms) }, () => {
      const event = endpointer.put(frame());
      now += 20;
      return event ? [[now, event] as [number, EndpointerEvent]] : [];
    }).flat(),
  );
}

const quiet = (): Int16Array => silentFrame(RATE);
const speech = (): (() => Int16Array) => tone(RATE, { hz: 300, amplitude: 6_000 });
const open = (): Endpointer => new Endpointer({ sampleRate: RATE, endSilenceMs: 400 });

test.each([
  ['silence', quiet],
  ['a noisy line', noise(150)],
])('finds an utterance after %s, and its end after the pause', (_what, background) => {
  const found = heard(open(), [
    [1_000, background],
    [600, speech()],
    [200, background],
    [600, speech()],
    [1_000, background],
  ]);
  expect(found.map(([, { kind }]) => kind)).toEqual(['began', 'ended']);
  const [[began], [ended, event]] = found as [[number, EndpointerEvent], [number, EndpointerEvent]];
  expect(began).toBeLessThanOrEqual(1_160);
  expect(ended).toBeGreaterThanOrEqual(2_780);
  expect(ended).toBeLessThanOrEqual(2_840);
  const { samples } = (event as Extract<EndpointerEvent, { kind: 'ended' }>).utterance;
  // Both words with the pause between, and a little around them.
  expect(samples.length / 16).toBeGreaterThan(1_400 + 300);
  expect(samples.length / 16).toBeLessThan(1_400 + 700);
});

test('hears whoever speaks from the first frame', () => {
  const found = heard(open(), [
    [600, speech()],
    [1_000, quiet],
  ]);
  expect(found.map(([, { kind }]) => kind)).toEqual(['began', 'ended']);
});

test('takes a click and a noisy line for nothing', () => {
  const found = heard(open(), [
    [1_000, noise(150)],
    [40, speech()],
    [2_000, noise(150)],
    [60, speech()],
    [2_000, quiet],
  ]);
  expect(found).toEqual([]);
});

test('cuts whoever goes on and on', () => {
  const endpointer = new Endpointer({ sampleRate: RATE, endSilenceMs: 400, maxMs: 1_000 });
  const found = heard(endpointer, [[5_000, speech()]]);
  expect(found.filter(([, { kind }]) => kind === 'ended').length).toBeGreaterThanOrEqual(3);
});
