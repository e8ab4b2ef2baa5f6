import fc from 'fast-check';
import { displayNumber } from './display-number.ts';
import { parseNumber } from './phone-number.ts';
import { parseSender } from './sender.ts';

describe('a phone number', () => {
  it.each([
    ['+1 (425) 555-0100', undefined, '+14255550100', 'US', 'fixed-or-mobile'],
    ['425.555.0100', 'US', '+14255550100', 'US', 'fixed-or-mobile'],
    ['(0)20 7946 0123', 'GB', '+442079460123', 'GB', 'fixed'],
    ['+1 800 555 0100', undefined, '+18005550100', 'US', 'toll-free'],
    ['+61 491 570 156', undefined, '+61491570156', 'AU', 'mobile'],
    // Reserved by Ofcom, and so in no plan.
    ['07700 900123', 'GB', '+447700900123', 'GB', 'unknown'],
    ['+44 7700 900123', undefined, '+447700900123', undefined, 'unknown'],
  ] as const)('is read from %s in %s', (written, home, e164, country, type) => {
    const parsed = parseNumber(written, home);
    expect(parsed).toMatchObject({ ok: true, number: { e164, country, type } });
  });

  it.each([
    ['', 'number-missing'],
    ['  ', 'number-missing'],
    ['4255550100', 'number-without-country'],
    ['+999 123456', 'number-without-country'],
    ['+1 425 555', 'number-malformed'],
    ['+1 4', 'number-too-short'],
    ['+1 425 555 0100 0000 0000', 'number-too-long'],
    ['call +1 425 555 0100', 'number-malformed'],
    ['anna', 'number-malformed'],
    ['+1 425 555 0100 ext. 7', 'number-with-extension'],
    [`+1${'0'.repeat(100_000)}`, 'number-malformed'],
  ])('is not %s, and why is said', (written, problem) => {
    expect(parseNumber(written)).toEqual({ ok: false, problem });
  });

  it('takes an emergency number for none', () => {
    expect(['112', '+112', '911'].map((one) => parseNumber(one, 'US').ok)).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('never throws, and what it reads it reads again', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'+0123456789 -().ext;=٣'), maxLength: 45 });
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), digits),
        fc.constantFrom('US', 'GB', undefined),
        (text, home) => {
          const parsed = parseNumber(text, home as 'US' | 'GB' | undefined);
          if (!parsed.ok) return;
          const { e164 } = parsed.number;
          expect(e164).toMatch(/^\+[1-9][0-9]{3,16}$/);
          expect(parseNumber(e164)).toMatchObject({ ok: true, number: { e164 } });
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('is shown as at home only at home', () => {
    expect(displayNumber('+14255550100', '1')).toBe('(425) 555-0100');
    expect(displayNumber('+14255550100', '44')).toBe('+1 425 555 0100');
    expect(displayNumber('+447700900123')).toBe('+44 7700 900123');
    expect(displayNumber('CONTOSO')).toBe('CONTOSO');
  });
});

describe('a sender', () => {
  it.each([
    ['+14255550100', 'long-code'],
    ['+18885550100', 'toll-free'],
    ['12345', 'short-code'],
    ['CONTOSO', 'name'],
    ['Contoso 24', 'name'],
    ['ABCDEFGHIJKL', undefined],
    ['A;B', undefined],
    ['+1', undefined],
    ['', undefined],
    ['123456789', undefined],
    [' A', undefined],
  ])('%s is a %s', (id, kind) => {
    expect(parseSender(id)?.kind).toBe(kind);
  });
});
