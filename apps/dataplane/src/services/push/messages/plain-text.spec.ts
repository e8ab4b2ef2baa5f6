import { plainText } from './plain-text.ts';

describe('the text of a notification', () => {
  it.each([
    ['text', '  two\n lines ', 'two lines'],
    ['text', '<b>', '<b>'],
    ['html', '<p>Lunch <b>at</b> 12 &amp; <br>then &lt;b&gt;</p>', 'Lunch at 12 & then <b>'],
    ['html', '<img src="x">', ''],
  ])('of %s %j is %j', (type, content, expected) => {
    expect(plainText(content, type)).toBe(expected);
  });
});
