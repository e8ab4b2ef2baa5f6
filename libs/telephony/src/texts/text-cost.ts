import { countSegments } from '@switchboard/smpp/text';
import type { Coding } from '@switchboard/smpp/text';
import { segmentPrice } from './price-table.ts';
import type { Cost, PriceTable } from './price-table.ts';

/** What a text is before it is sent. */
export interface TextCost {
  readonly coding: Coding;
  /** Messages that are paid for. */
  readonly segments: number;
  /** How many more characters fit in the last segment. */
  readonly left: number;
  /** Undefined where no price is known. */
  readonly cost: Cost | undefined;
}

/** @param to one number, or several that get the same text */
export function textCost(
  text: string,
  prices: PriceTable,
  to: string | readonly string[],
): TextCost {
  const { coding, segments, left } = countSegments(text);
  return { coding, segments, left, cost: costOf(segments, prices, [to].flat()) };
}

function costOf(segments: number, prices: PriceTable, to: readonly string[]): Cost | undefined {
  let millionths = 0;
  for (const number of to) {
    const price = segmentPrice(prices, number);
    if (price === undefined) return undefined;
    millionths += segments * price;
  }
  return { currency: prices.currency, millionths };
}
