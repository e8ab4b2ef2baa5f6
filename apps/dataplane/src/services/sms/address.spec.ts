import { addressOf, isPhoneNumber, isSenderName, numberOf } from './address.ts';

describe('addresses', () => {
  it.each([
    ['+14255550100', { ton: 1, npi: 1, value: '14255550100' }],
    ['12345', { ton: 3, npi: 0, value: '12345' }],
    ['SHOP 24', { ton: 5, npi: 0, value: 'SHOP 24' }],
  ])('writes %s as SMPP has it, and reads it again', (sender, address) => {
    expect(addressOf(sender)).toEqual(address);
    expect(numberOf(address)).toBe(sender);
  });

  it('takes long digits for an international number, whatever they are said to be', () => {
    expect(numberOf({ ton: 0, npi: 0, value: '14255550100' })).toBe('+14255550100');
    expect(numberOf({ ton: 0, npi: 1, value: '+14255550100' })).toBe('+14255550100');
    expect(numberOf({ ton: 0, npi: 0, value: '12345' })).toBe('12345');
  });

  it('knows numbers and names', () => {
    const numbers = ['+14255550100', '14255550100', '+0123456789', '+1', `+1${'2'.repeat(20)}`, ''];
    expect(numbers.filter(isPhoneNumber)).toEqual(['+14255550100']);
    const names = ['12345', '12', 'SHOP', 'Shop 24', '123456789', 'TOO LONG NAME', 'Ä', ' '];
    expect(names.filter(isSenderName)).toEqual(['12345', 'SHOP', 'Shop 24']);
  });
});
