import { displayNameOf } from './display-name.ts';

describe('displayNameOf', () => {
  it.each([
    ['Alice  Ng ', 'Alice Ng'],
    ['B\u200bo\u200db\ufeff', 'Bob'],
    ['\u202eboB\u202c', 'boB'],
    ['\u2066Dana\u2069 (\u061cSecurity\u200f)', 'Dana (Security)'],
    ['Da\u00adna\u034f\u3164\u2800', 'Dana'],
    ['Dana\u2028Security\u2029\r\n\tX', 'Dana Security X'],
    ['Rene\u0301', 'Ren\u00e9'],
    ['e\u200b\u0301', '\u00e9'],
    ['\ud800Bob', 'Bob'],
    ['李 明', '李 明'],
    ['\u200b\u202e \u0000', undefined],
    ['', undefined],
    [null, undefined],
    [undefined, undefined],
  ])('makes of %j %j', (text, name) => {
    expect(displayNameOf(text)).toBe(name);
  });

  it('bounds a name without cutting a character in two', () => {
    expect(displayNameOf('x'.repeat(5_000))).toBe('x'.repeat(100));
    expect(displayNameOf('🎉'.repeat(200))).toBe('🎉'.repeat(100));
  });

  it('changes nothing a second time', () => {
    const name = displayNameOf(`${'x'.repeat(99)} y\u200b`);
    expect(displayNameOf(name)).toBe(name);
  });
});
