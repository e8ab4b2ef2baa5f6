import fc from 'fast-check';
import { segmentPrice } from './price-table.ts';
import { textCost } from './text-cost.ts';
import { textWarnings } from './text-warnings.ts';

const prices = {
  currency: 'USD',
  prices: [
    { prefix: '+1', perSegment: 7_500 },
    { prefix: '+44', perSegment: 40_000 },
    { prefix: '+1876', perSegment: 90_000 },
  ],
};

describe('the cost of a text', () => {
  it('is by the segment and the longest beginning that has a price', () => {
    expect(textCost('a'.repeat(161), prices, '+14255550100')).toEqual({
      coding: 'gsm',
      segments: 2,
      left: 145,
      cost: { currency: 'USD', millionths: 15_000 },
    });
    expect(textCost('ç', prices, ['+447700900123', '+14255550100']).cost?.millionths).toBe(47_500);
    expect(segmentPrice(prices, '+18765550100')).toBe(90_000);
  });

  it('is not guessed where one of the recipients has no price', () => {
    expect(textCost('a', prices, ['+14255550100', '+33100000000']).cost).toBeUndefined();
    const any = { ...prices, prices: [...prices.prices, { prefix: '+', perSegment: 1 }] };
    expect(textCost('a', any, ['+33100000000']).cost?.millionths).toBe(1);
    expect(textCost('a', prices, []).cost?.millionths).toBe(0);
  });

  it('grows with every recipient by what that one costs alone', () => {
    const numbers = fc.array(fc.constantFrom('+14255550100', '+447700900123', '+18765550100'));
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), numbers, (text, to) => {
        const alone = to.map((one) => textCost(text, prices, one).cost?.millionths ?? NaN);
        const sum = alone.reduce((total, one) => total + one, 0);
        expect(textCost(text, prices, to).cost?.millionths).toBe(sum);
      }),
    );
  });
});

describe('warnings', () => {
  it('are none for a short plain text', () => {
    expect(textWarnings('See you at 5 €')).toEqual([]);
  });

  it('name the one character that makes a text hold less, and what it costs', () => {
    const text = `${'a'.repeat(80)}’${'a'.repeat(40)}`;
    expect(textWarnings(text)).toEqual([{ kind: 'unicode', characters: ['’'], at: 80, saves: 1 }]);
  });

  it('name five of many at most, each once, whole', () => {
    const [warning] = textWarnings('a😀😀中文字号码');
    expect(warning).toMatchObject({ characters: ['😀', '中', '文', '字', '号'], at: 1, saves: 0 });
  });

  it('tell of many segments and of more than is taken', () => {
    expect(textWarnings('a'.repeat(2_050))).toEqual([
      { kind: 'many-segments', segments: 14 },
      { kind: 'too-long', over: 2 },
    ]);
  });

  it('tell why it will be refused, and until when', () => {
    expect(textWarnings('a', { allowed: true })).toEqual([]);
    expect(textWarnings('', { allowed: false, reason: 'quiet-hours', againMs: 5 })).toEqual([
      { kind: 'refused', reason: 'quiet-hours', againMs: 5 },
    ]);
  });
});
