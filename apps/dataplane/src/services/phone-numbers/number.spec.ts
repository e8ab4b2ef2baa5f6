import { countryName } from './country.ts';
import { countryOfNumber } from './country-of-number.ts';
import { includes, isPhoneNumber } from './number.ts';

describe('a phone number', () => {
  it.each(['+14255550100', '+447700900123', '+88210100'])('may be %s', (text) => {
    expect(isPhoneNumber(text)).toBe(true);
  });

  it.each(['', '+', '14255550100', '+04255550100', '+1425555010012345', '+1 425', '+1425555010a'])(
    'may not be %j',
    (text) => {
      expect(isPhoneNumber(text)).toBe(false);
    },
  );

  it.each([
    ['+14255550100', 'US'],
    ['+16045550100', 'CA'],
    ['+18335550100', 'US'],
    ['+447700900123', 'GB'],
    ['+442079460123', 'GB'],
    ['+61491570156', 'AU'],
    ['+99912345678', undefined],
  ])('%s is from %s', (phoneNumber, country) => {
    expect(countryOfNumber(phoneNumber)).toBe(country);
  });
});

describe('what a number can do', () => {
  it.each([
    ['none', 'none', true],
    ['inbound', 'none', true],
    ['inbound+outbound', 'inbound', true],
    ['inbound+outbound', 'inbound+outbound', true],
    ['inbound', 'outbound', false],
    ['outbound', 'inbound+outbound', false],
    ['none', 'inbound', false],
  ] as const)('%s includes %s: %s', (there, wanted, expected) => {
    expect(includes(there, wanted)).toBe(expected);
  });
});

describe('the name of a country', () => {
  it.each([
    ['DE', undefined, 'Germany'],
    ['DE', 'de-AT, en;q=0.5', 'Deutschland'],
    ['DE', '!!', 'Germany'],
    ['ZX', 'en', undefined],
    ['1', 'en', undefined],
  ])('%s in %s is %s', (code, language, name) => {
    expect(countryName(code, language)).toBe(name);
  });
});
