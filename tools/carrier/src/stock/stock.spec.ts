import { numbersOf } from './number-range.ts';
import { OFFERINGS } from './offerings.ts';
import { RANGES } from './ranges.ts';
import { findNumber, numbersLike, takesTexts } from './stock.ts';

const RESERVED = [
  /^\+1\d{3}55501\d\d$/,
  /^\+44(207946|121496|131496|161496)0\d{3}$/,
  /^\+447700900\d{3}$/,
  /^\+448081570\d{3}$/,
  /^\+61[2378]5550\d{4}$/,
  /^\+6149157015[6-9]$/,
  /^\+6118009757(07|08|09|10|11)$/,
];

describe('the stock', () => {
  const all = RANGES.flatMap((range) => [...numbersOf(range)]);

  it('has reserved numbers alone, each once, and finds each again', () => {
    for (const { phoneNumber, range } of all) {
      expect(RESERVED.some((pattern) => pattern.test(phoneNumber))).toBe(true);
      if (findNumber(phoneNumber)?.range !== range) throw new Error(`lost: ${phoneNumber}`);
    }
    expect(new Set(all.map(({ phoneNumber }) => phoneNumber)).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(10_000);
  });

  it('offers every kind that it has', () => {
    const kinds = (list: readonly { countryCode: string; numberType: string }[]) =>
      [...new Set(list.map((one) => `${one.countryCode} ${one.numberType}`))].sort();
    expect(kinds(OFFERINGS)).toEqual(kinds(RANGES));
  });

  it('is looked through by what is wanted', () => {
    const found = [...numbersLike({ country: 'US', areaCode: '425', prefixes: ['142555501'] })];
    expect(found).toHaveLength(100);
    expect([...numbersLike({ country: 'GB', locality: 'LONDON' })]).toHaveLength(1_000);
    expect([...numbersLike({ country: 'FR' })]).toEqual([]);
  });

  it('knows of which numbers texts are', () => {
    const takes = (number: string) => takesTexts(findNumber(number)!);
    expect(takes('+14255550100')).toBe(true);
    expect(takes('+442079460000')).toBe(false);
    expect(findNumber('+14255550200')).toBeUndefined();
    expect(findNumber('+142555501000')).toBeUndefined();
  });
});
