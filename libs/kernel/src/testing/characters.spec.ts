import { characterAt, CHARACTERS, indexOfCharacter } from './characters.ts';

describe('characters', () => {
  it('are every code point but halves of a pair', () => {
    const ends = [0, 65, 0xd7_ff, 0xd8_00, CHARACTERS - 1].map(characterAt);
    expect(ends).toEqual(['\0', 'A', '\ud7ff', '\ue000', '\u{10ffff}']);
    expect(ends.map(indexOfCharacter)).toEqual([0, 65, 0xd7_ff, 0xd8_00, CHARACTERS - 1]);
  });

  it.each(['', 'AB', '\ud800', 65])('are not %j', (text) => {
    expect(() => indexOfCharacter(text)).toThrow('not a single character');
  });
});
