import { answerOf } from './use-answer-keys';

const stroke = (key: string, held: string) => ({
  key,
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('meta'),
  shiftKey: held.includes('shift'),
});

test.each([
  ['A', 'ctrl shift', 'video'],
  ['S', 'ctrl shift', 'audio'],
  ['s', 'meta shift', 'audio'],
  ['D', 'ctrl shift', 'decline'],
  ['d', 'ctrl', undefined],
  ['S', 'shift', undefined],
  ['Q', 'ctrl shift', undefined],
])('%s with %s is %s', (key, held, answer) => {
  expect(answerOf(stroke(key, held))).toBe(answer);
});
