import library from 'google-libphonenumber';
import { formatDialled, readDialled } from './dialled-number.ts';
import { isEmergencyAnywhere } from './emergency-anywhere.ts';

describe('emergency numbers of all countries', () => {
  it('are those that the full library knows, and no others', () => {
    const info = library.ShortNumberInfo.getInstance();
    const countries = library.PhoneNumberUtil.getInstance().getSupportedRegions();
    const wrong = [1, 2, 3, 4]
      .flatMap((length) =>
        Array.from({ length: 10 ** length }, (_, n) => String(n).padStart(length, '0')),
      )
      .filter(
        (digits) =>
          countries.some((country) => info.isEmergencyNumber(digits, country)) !==
          isEmergencyAnywhere(digits),
      );
    expect(wrong).toEqual([]);
  });

  it.each([
    ['9 1 1', true],
    ['+1 911', true],
    ['+44999', true],
    ['+49 110', true],
    ['9111', false],
    ['+1 425 555 0100', false],
    ['', false],
    ['9'.repeat(100_000), false],
  ])('%j: %s', (dialled, isOne) => {
    expect(isEmergencyAnywhere(dialled)).toBe(isOne);
  });
});

describe('what is dialled', () => {
  it.each([
    ['', undefined, { kind: 'nothing' }],
    ['  ', '1', { kind: 'nothing' }],
    ['911', '1', { kind: 'emergency' }],
    ['(425) 555-0100', '1', { kind: 'number', number: { e164: '+14255550100' } }],
    ['+44 20 7946 0018', '1', { kind: 'number', number: { e164: '+442079460018' } }],
    ['425 555 0100', undefined, { kind: 'problem', problem: 'number-without-country' }],
    ['+1 425', '1', { kind: 'problem', problem: 'number-malformed' }],
    ['+1 425 555 0100 00', '1', { kind: 'problem', problem: 'number-malformed' }],
    ['Contoso', '1', { kind: 'problem' }],
  ])('%j from +%s is read', (written, home, read) => {
    expect(readDialled(written, home)).toMatchObject(read);
  });

  it.each([
    ['+14255550', undefined, '+1 425 555 0'],
    ['+14255550100', '1', '+1 425 555 0100'],
    ['4255550100', '1', '(425) 555-0100'],
    ['+', undefined, '+'],
    ['', '1', ''],
    ['12#', '1', '12#'],
    ['911', '1', '911'],
  ])('%j from +%s is written %j', (written, home, shown) => {
    expect(formatDialled(written, home)).toBe(shown);
  });
});
