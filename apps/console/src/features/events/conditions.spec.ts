/** @jest-environment node */
import { toCondition, toFilter } from './conditions';

describe('a condition', () => {
  it.each([
    ['StringIn', 'a\n b ,c \n\n', { values: ['a', 'b ,c'] }],
    ['NumberIn', '1\n-2.5', { values: [1, -2.5] }],
    ['NumberLessThan', '3', { value: 3 }],
    [
      'NumberInRange',
      '-5..5\n10..20',
      {
        values: [
          [-5, 5],
          [10, 20],
        ],
      },
    ],
    ['BoolEquals', 'false', { value: false }],
    ['IsNotNull', '', {}],
  ])('%s is read as it is typed', (operatorType, text, compared) => {
    const condition = { operatorType, key: ' data.size ', text };
    const filter = toFilter(condition);
    expect(filter).toEqual({ operatorType, key: 'data.size', ...compared });
    expect(toFilter(toCondition(filter!))).toEqual(filter);
  });

  it.each([
    ['StringIn', 'data.a', ' \n'],
    ['NumberIn', 'data.a', '1\nx'],
    ['NumberLessThan', 'data.a', '1\n2'],
    ['NumberInRange', 'data.a', '1'],
    ['NumberInRange', 'data.a', '1..x'],
    ['BoolEquals', 'data.a', 'yes'],
    ['IsNotNull', 'data.a', 'x'],
    ['StringIn', 'data a', 'x'],
    ['StringIn', '', 'x'],
    ['Nonsense', 'data.a', 'x'],
  ])('%s of %j with %j is none', (operatorType, key, text) => {
    expect(toFilter({ operatorType, key, text })).toBeUndefined();
  });
});
