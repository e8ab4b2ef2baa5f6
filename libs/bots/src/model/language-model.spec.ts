import type { Expected } from '../conversation/conversation.ts';
import { inputOfModel, modelRequest } from './language-model.ts';

const expected: Expected = {
  choices: [{ id: 'order', label: 'My order', words: ['parcel'], isEverywhere: false }],
  isFree: false,
};

it('is told the question and the answers, and no more', () => {
  expect(modelRequest('What?', expected, 'x'.repeat(9_999), 'en')).toEqual({
    ...{ question: 'What?', isFree: false, language: 'en', said: 'x'.repeat(500) },
    choices: [{ id: 'order', label: 'My order' }],
  });
});

it('is believed where it names an answer that was expected, and never wholly', () => {
  expect(inputOfModel({ choice: 'order', confidence: 1 }, expected)).toEqual({
    ...{ kind: 'chose', choice: 'order', confidence: 0.9 },
  });
  const free = { ...expected, isFree: true };
  expect(inputOfModel({ value: 'A-1001', confidence: 0.4 }, free)).toEqual({
    ...{ kind: 'said', text: 'A-1001', confidence: 0.4 },
  });
});

it.each([
  { choice: 'delete-everything', confidence: 1 },
  { choice: 'order' },
  { choice: 'order', confidence: 7 },
  { value: 'A-1001', confidence: 1 },
  { choice: null, value: null, confidence: 0 },
  'order',
  undefined,
])('is not believed where it says %j', (answer) => {
  expect(inputOfModel(answer, expected)).toBeUndefined();
});
