import type { Expected } from '../conversation/conversation.ts';
import { openQuestion } from '../conversation/open-question.ts';
import type { Flow } from '../flow/flow.ts';
import { shopFlow } from '../testing/shop-flow.ts';
import { inputOfModel, modelRequest } from './language-model.ts';

const expected: Expected = {
  choices: [{ id: 'order', label: 'My order', words: ['parcel'], isEverywhere: false }],
  isFree: false,
};

const at = { language: 'en', today: '2026-11-30', facts: { name: 'Kai' } };

it('is told the question and the answers, and no more', () => {
  expect(modelRequest({ text: 'What?', expected }, 'x'.repeat(9_999), at)).toEqual({
    ...{ question: 'What?', language: 'en', today: '2026-11-30', said: 'x'.repeat(500) },
    choices: [{ id: 'order', label: 'My order' }],
  });
  const day = { text: 'When?', expected, wanted: 'date' } as const;
  expect(modelRequest(day, 'Kai says 24.12.2026', at)).toMatchObject({
    ...{ wanted: 'date', said: '… says 24.12.2026' },
  });
});

it('is told of a question without what was filled in, and of none for a secret', () => {
  const steps = {
    ...shopFlow.steps,
    menu: { ...shopFlow.steps['menu']!, text: 'What is it about, {name|you}?' },
  } as Flow['steps'];
  const open = openQuestion({ ...shopFlow, steps }, { step: 'menu', waiting: 'answer' });
  expect(open?.text).toBe('What is it about, you?');
  expect(open?.expected.choices.map(({ id }) => id)).toEqual(['order', 'hours', 'person']);
  expect(openQuestion(shopFlow, { step: 'number', waiting: 'answer' })?.wanted).toBe('reference');
  for (const waiting of ['confirmation', 'skill', 'person', 'nothing'] as const)
    expect(openQuestion(shopFlow, { step: 'number', waiting })).toBeUndefined();
  const number = { ...shopFlow.steps['number']!, isSecret: true } as Flow['steps'][string];
  const secret = { ...shopFlow, steps: { ...shopFlow.steps, number } };
  expect(openQuestion(secret, { step: 'number', waiting: 'answer' })).toBeUndefined();
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
