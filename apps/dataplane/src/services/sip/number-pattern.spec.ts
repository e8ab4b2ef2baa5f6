import fc from 'fast-check';
import { isHarmlessPattern } from './number-pattern.ts';

describe('a pattern of numbers', () => {
  it.each([
    '^.*$',
    '^\\+1[0-9]{10}$',
    '^+[1-9][0-9]{3,23}$',
    '^\\+(?:1425|1206)\\d{7}$',
    '^(\\+|00)?44\\d{9,10}$',
    '^(\\+1)?\\d+?$',
    '[\\]0-9]+',
    '911',
    '(12){3}',
    '\\d*'.repeat(8),
    `^\\+1(?:${Array.from({ length: 200 }, (_, at) => 200 + at).join('|')})\\d+$`,
  ])('may be %s', (pattern) => {
    expect(isHarmlessPattern(pattern)).toBe(true);
  });

  it.each([
    '',
    '(',
    '[0-9',
    '1{2,1}',
    '(1+)+$',
    '(1|11)*$',
    '((1{2}){2}){2}',
    '(1?){20}',
    '^((\\d)+)*$',
    '(\\d)\\1',
    '(?=1)1',
    '(?<=1)1',
    '\\d*'.repeat(9),
    '\\d{65}',
    '\\d{1,999}',
    '\\d{10000}',
    '(?:\\d*){10000}',
    '(?:1|11)'.repeat(40),
    '(?:|)'.repeat(40),
  ])('may not be %s', (pattern) => {
    expect(isHarmlessPattern(pattern)).toBe(false);
  });

  it('takes a short time over any number when it is harmless, and to be read in any case', () => {
    const part = fc.constantFrom(
      ...['1', '\\d', '.', '(', ')', '(?:', '|', '*', '+', '?', '{2}', '{1,9}', '[0-9]', '^', '$'],
    );
    const patterns = fc.array(part, { maxLength: 40 }).map((parts) => parts.join(''));
    const property = fc.property(patterns, (pattern) => {
      if (!isHarmlessPattern(pattern) || pattern.startsWith('^')) return;
      const begun = performance.now();
      RegExp(`${pattern}x`).test('+111111111111111');
      expect(performance.now() - begun).toBeLessThan(1_000);
    });
    fc.assert(property, { numRuns: 2_000 });
  });
});
