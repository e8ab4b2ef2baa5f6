export type NumberType = 'geographic' | 'tollFree' | 'mobile';

export interface Division {
  readonly code: string;
  readonly name: string;
}

/** Numbers that follow each other and have everything but themselves in common. */
export interface NumberRange {
  readonly countryCode: string;
  readonly numberType: NumberType;
  /** Without the zero that is dialled within the country. */
  readonly areaCode: string;
  /** The first one, in E.164. */
  readonly first: string;
  readonly count: number;
  readonly locality?: string;
  readonly division?: Division;
}

/** A number that may be bought. */
export interface StockNumber {
  readonly phoneNumber: string;
  readonly range: NumberRange;
}

export function* numbersOf(range: NumberRange): Generator<StockNumber> {
  for (let at = 0; at < range.count; at += 1)
    yield { phoneNumber: `+${Number(range.first.slice(1)) + at}`, range };
}

/** Is it in the range? */
export function contains({ first, count }: NumberRange, phoneNumber: string): boolean {
  if (phoneNumber.length !== first.length) return false;
  const at = Number(phoneNumber.slice(1)) - Number(first.slice(1));
  return at >= 0 && at < count;
}
