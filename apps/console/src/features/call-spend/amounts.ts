/** Money is kept in these, so that it adds up. */
const MILLIONTHS = 1_000_000;

/** In the currency, of millionths of it. */
export function amountOf(millionths: number): number {
  return millionths / MILLIONTHS;
}

/** The other way round: as somebody has written it, or nothing that is no amount. */
export function millionthsOf(amount: number | string): number {
  const number = typeof amount === 'string' ? Number(amount.trim() || Number.NaN) : amount;
  return Math.round(number * MILLIONTHS);
}
