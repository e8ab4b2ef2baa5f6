import { shopFlow } from '../testing/shop-flow.ts';
import { summarise } from './summarise.ts';

it('says what is known, what was understood last, and why the bot did not go on', () => {
  const turns = [...Array.from({ length: 9 }, (_, at) => ({ understood: `turn ${at}` })), {}];
  const summary = summarise(shopFlow, { order: 'A-1001' }, [...turns, { problem: 'no-match' }]);
  expect(summary.facts).toEqual([{ name: 'order', value: 'A-1001' }]);
  expect(summary.understood).toHaveLength(8);
  expect(summary.understood.at(-1)).toBe('turn 8');
  expect(summary.problem).toBe('no-match');
});

it('keeps secret answers to itself', () => {
  const more = shopFlow.steps['more']!;
  const steps = {
    ...shopFlow.steps,
    more: { ...more, fact: 'pin', isSecret: true } as typeof more,
  };
  expect(summarise({ ...shopFlow, steps }, { pin: '1234' }, []).facts).toEqual([]);
});
