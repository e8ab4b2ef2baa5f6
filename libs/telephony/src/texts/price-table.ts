/** What texts cost, as data. */
export interface PriceTable {
  /** Three letters (ISO 4217), `USD`. */
  readonly currency: string;
  /** By the beginning of a number; the longest one counts. At most some hundreds. */
  readonly prices: readonly TextPrice[];
}

export interface TextPrice {
  /** `+1`, `+44`, or `+` for whatever is not named. */
  readonly prefix: string;
  /** Millionths of the currency: 7,500 of USD are three quarters of a cent. */
  readonly perSegment: number;
}

/** An amount, in millionths of a currency, so that sums stay exact. */
export interface Cost {
  readonly currency: string;
  readonly millionths: number;
}

/** @returns undefined where nobody said what it costs */
export function segmentPrice({ prices }: PriceTable, to: string): number | undefined {
  let found: TextPrice | undefined;
  for (const price of prices)
    if (to.startsWith(price.prefix) && price.prefix.length > (found?.prefix.length ?? -1))
      found = price;
  return found?.perSegment;
}
