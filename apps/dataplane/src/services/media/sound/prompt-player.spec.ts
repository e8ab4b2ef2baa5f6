import type { WavSound } from '@switchboard/audio';
import { PromptPlayer } from './prompt-player.ts';

/** Sound of so many frames. */
const sound = (frames: number): WavSound => ({
  sampleRate: 16_000,
  samples: new Int16Array(320 * frames).fill(1_000),
});

test('a prompt that grows waits in silence for its next sound, and ends when it is whole', () => {
  const told: string[] = [];
  const player = new PromptPlayer({
    began: (prompt) => told.push(`began ${prompt}`),
    played: (prompt) => told.push(`played ${prompt}`),
    unheard: (prompt) => told.push(`unheard ${prompt}`),
  });
  const ticks = (count: number): number =>
    Array.from({ length: count }, () => player.tick(true)).filter(Boolean).length;
  ticks(100);
  player.play({ number: 1, loops: false, isWhole: false }, [sound(3)]);
  expect(ticks(50)).toBe(3);
  expect(told).toEqual(['began 1']);
  player.append(2, sound(7));
  player.append(1, sound(4));
  expect(ticks(50)).toBe(4);
  expect(told).toEqual(['began 1']);
  player.append(1, undefined);
  expect(ticks(50)).toBe(0);
  expect(told).toEqual(['began 1', 'played 1']);
});
