import { shopFlow } from '../testing/shop-flow.ts';
import { rehearse } from './rehearse.ts';
import { scriptSchema } from './script.ts';
import type { RunSkill } from './take-with-skills.ts';

const found: RunSkill = async () => ({
  ...{ kind: 'result', outcome: 'found', facts: { state: 'on its way' } },
});
const run = (script: object, skill = found) =>
  rehearse(shopFlow, scriptSchema.parse({ name: 'one', ...script }), skill, '2026-11-30');
const says = (text: string, expected: object = {}) => ({
  does: { kind: 'says', text },
  ...expected,
});

it('goes through a flow as a script has it', async () => {
  const { deviation, turns } = await run({
    ...{ facts: { name: 'Kim' }, hears: 'hello kim', ends: 'over' },
    lines: [
      says('my order', { at: 'number' }),
      { does: { kind: 'waits' }, hears: 'did not hear' },
      { does: { kind: 'presses', keys: '1001' }, hears: 'A-1001' },
      { does: { kind: 'mumbles' }, hears: 'did not understand' },
      { does: { kind: 'chooses', choice: 'yes' }, hears: 'on its way' },
      says('no'),
    ],
  });
  expect(deviation).toBeUndefined();
  expect(turns.map(({ conversation }) => conversation.turn)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

it('stops at the first thing that is not as expected', async () => {
  const lines = [says('my order', { at: 'hours' }), says('never said')];
  const { deviation, turns } = await run({ lines });
  expect(deviation).toEqual({ line: 0, expected: 'hours', got: 'number' });
  expect(turns).toHaveLength(2);
});

it('tells what was said instead, and how it ended instead', async () => {
  expect((await run({ lines: [], hears: 'good evening' })).deviation).toEqual({
    ...{ line: -1, expected: 'good evening', got: 'Hello there. What is it about?' },
  });
  expect((await run({ lines: [says('agent')], ends: 'over' })).deviation).toEqual({
    ...{ line: 1, expected: 'over', got: 'person' },
  });
  expect((await run({ lines: [{ does: { kind: 'leaves' } }], ends: 'over' })).deviation).toBe(
    undefined,
  );
});

it('comes back from a flow whose skills lead to each other for ever', async () => {
  const steps = { ...shopFlow.steps, number: shopFlow.steps['find']! };
  const lost: RunSkill = async () => ({ kind: 'result', outcome: 'not-found', facts: {} });
  const script = scriptSchema.parse({ name: 'one', lines: [says('my order')] });
  const { turns } = await rehearse({ ...shopFlow, steps }, script, lost, '2026-11-30');
  expect(turns.length).toBeLessThan(30);
});
