import { textParts } from './text-parts.ts';

describe('textParts', () => {
  it.each([
    ['no link', ['no link']],
    ['see https://example.com/a?b=1#c now', ['see ', 'https://example.com/a?b=1#c', ' now']],
    ['(http://example.com).', ['(', 'http://example.com', ').']],
    ['请看https://example.com/a。谢谢', ['请看', 'https://example.com/a', '。谢谢']],
    [
      'https://a.example，https://b.example',
      ['', 'https://a.example', '，', 'https://b.example', ''],
    ],
    ['javascript:alert(1) ftp://example.com', ['javascript:alert(1) ftp://example.com']],
    ['https://', ['https://']],
  ])('cuts %j', (text, parts) => {
    expect(textParts(text)).toEqual(parts);
  });

  it('is quick with a long text that is almost a link', () => {
    const text = `https://${'.'.repeat(28_000)}`;
    const began = performance.now();
    expect(textParts(text).join('')).toBe(text);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
