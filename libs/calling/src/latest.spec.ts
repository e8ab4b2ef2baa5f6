import fc from 'fast-check';
import { Latest } from './latest.ts';

/** Lets so many steps of the microtask queue pass. */
async function steps(count: number): Promise<void> {
  for (let step = 0; step < count; step++) await Promise.resolve();
}

const wishes = fc.array(fc.tuple(fc.boolean(), fc.nat(6)), { minLength: 1, maxLength: 20 });

test('however the wishes come, one is under way at a time and the last is what remains', async () => {
  await fc.assert(
    fc.asyncProperty(wishes, fc.nat(3), async (sequence, slowness) => {
      let [running, most, state] = [0, 0, false];
      const latest = new Latest<boolean>(async (on) => {
        most = Math.max(most, ++running);
        await steps(slowness);
        state = on;
        running -= 1;
      });
      let last = Promise.resolve();
      for (const [wish, pause] of sequence) {
        last = latest.want(wish);
        await steps(pause);
      }
      await last;
      expect(state).toBe(sequence.at(-1)?.[0]);
      expect(most).toBe(1);
    }),
  );
});

test('a failure that a later wish has overtaken is nobody’s', async () => {
  const applied: number[] = [];
  const latest = new Latest<number>(async (value) => {
    await Promise.resolve();
    if (value === 1) throw new Error('no');
    applied.push(value);
  });
  await Promise.all([latest.want(1), latest.want(2)]);
  expect(applied).toEqual([2]);
});

test('the last wish’s failure is heard, and the next wish starts afresh', async () => {
  const latest = new Latest<boolean>(async (fail) => {
    if (fail) throw new Error('no');
  });
  await expect(latest.want(true)).rejects.toThrow('no');
  await expect(latest.want(false)).resolves.toBeUndefined();
});
