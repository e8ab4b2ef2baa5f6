import { openConversation } from '../conversation/open-conversation.ts';
import { takeTurn } from '../conversation/take-turn.ts';
import { shopFlow } from '../testing/shop-flow.ts';
import { fillText, placesIn } from './fill-text.ts';
import { cardsOf, spokenQuestion, textedQuestion } from './render.ts';

const arrival = takeTurn(shopFlow, openConversation(shopFlow, 'chat'), { kind: 'arrived' }, '');
const asked = arrival!.actions.at(-1)!;
if (asked.kind !== 'ask') throw new Error('Nothing is asked.');

it('reads choices out with their keys, and not those that are always there', () => {
  expect(spokenQuestion(asked, 'en')).toBe(
    'What is it about? Say My order, or press 1; Opening hours, or press 2.',
  );
});

it('shows choices as cards, and as numbered lines where there are none', () => {
  expect(cardsOf(asked)).toEqual([
    { id: 'order', label: 'My order' },
    { id: 'hours', label: 'Opening hours' },
  ]);
  expect(textedQuestion(asked, 'zh-CN').split('\n').slice(1)).toEqual([
    '请回复数字：',
    '1 My order',
    '2 Opening hours',
  ]);
});

it('fills in facts, and what stands for one that is missing', () => {
  expect(fillText('{name|You}: {order} {gone}!', { order: 'A-1' })).toBe('You: A-1 !');
  expect(placesIn('{name|You} {order}')).toEqual(['name', 'order']);
});
