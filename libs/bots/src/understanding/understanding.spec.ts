import type { Choice } from '../flow/flow.ts';
import { lineNumber, matchChoice, numberedChoice } from './match-choice.ts';
import { phraseIn } from './words.ts';

const choice = (id: string, ...words: string[]): Choice => ({ id, label: id, words, next: id });
const choices = [
  choice('orders', 'order', 'delivery'),
  choice('cancel order', 'cancel my order'),
  choice('营业时间', '几点开门'),
];
const matched = (text: string): string | undefined => matchChoice(choices, text)?.id;

describe('a phrase in a text', () => {
  it.each([
    ['Where is my ORDER?', 'order', true],
    ['reorder', 'order', false],
    ['my order number', 'order number', true],
    ['order a number', 'order number', false],
    ["I'd like a person", 'id like', true],
    ['about my delivry', 'delivery', true],
    ['about my delviery', 'delivery', true],
    ['about my dlivry', 'delivery', false],
    ['my oder', 'order', true],
    ['ye', 'yes', false],
    ['请问你们几点开门啊', '几点开门', true],
    ['', 'order', false],
  ])('%j has %j: %s', (text, phrase, isThere) => {
    expect(phraseIn(text, phrase) > 0).toBe(isThere);
  });
});

describe('a choice', () => {
  it('is the one with the longest phrase', () => {
    expect(matched('my order')).toBe('orders');
    expect(matched('please cancel my order')).toBe('cancel order');
    expect(matched('你们几点开门？')).toBe('营业时间');
  });

  it('is none where two are as good, or none is', () => {
    const even = [choice('red', 'blue'), choice('green', 'gold')];
    expect(matchChoice(even, 'blue or gold')).toBeUndefined();
    expect(matched('hello')).toBeUndefined();
  });

  it('may be named by its line in a list: by its key where all have one', () => {
    const keyed = [
      { ...choice('one'), key: '7' },
      { ...choice('other'), key: '1' },
    ];
    expect(numberedChoice(keyed, ' 1 ')).toBe(keyed[1]);
    expect(numberedChoice(choices, '2.')).toBe(choices[1]);
    expect(lineNumber([keyed[0]!, choices[0]!], 0)).toBe('1');
  });
});
