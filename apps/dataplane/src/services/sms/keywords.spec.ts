import { keywordOf } from './keywords.ts';

describe('keywordOf', () => {
  it.each([
    ['STOP', 'stop'],
    [' stop\n', 'stop'],
    ['Stop  all', 'stop'],
    ['Unsubscribe.', 'stop'],
    ['START', 'start'],
    ['unstop!', 'start'],
    ['Help', 'help'],
    ['stop it', undefined],
    ['please STOP', undefined],
    ['', undefined],
    [`stop${' '.repeat(200)}`, undefined],
  ])('reads %j as %s', (text, keyword) => {
    expect(keywordOf(text)).toBe(keyword);
  });
});
