import { VirtualClock } from '@switchboard/kernel/testing';
import { NumberedWriter } from './numbered-writer.ts';

function numbers() {
  const clock = new VirtualClock();
  const written: number[] = [];
  const writer = {
    write: ({ entry }: { entry: { sequence: number } }) => void written.push(entry.sequence),
  };
  return { clock, written, numbered: new NumberedWriter('here', writer, clock) };
}

it('counts each stream without a gap', () => {
  const { written, numbered } = numbers();
  for (const stream of ['a', 'b', 'a', 'a']) numbered.write(stream, 'topic', {});
  const [first, other, second, third] = written as [number, number, number, number];
  expect([second - first, third - second]).toEqual([1, 1]);
  expect(other).toBe(first);
});

it('goes on with greater numbers after a stream was forgotten', async () => {
  const { clock, written, numbered } = numbers();
  for (let at = 0; at < 10; at++) numbered.write('a', 'topic', {});
  numbered.forget('a');
  await clock.advance(1);
  numbered.write('a', 'topic', {});
  expect(written.at(-1)).toBeGreaterThan(written.at(-2)! + 1);
  expect(Number.isSafeInteger(written.at(-1))).toBe(true);
});
