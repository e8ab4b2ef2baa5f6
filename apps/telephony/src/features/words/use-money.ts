'use client';

import { useFormatter } from 'use-intl';

interface Cost {
  readonly currency: string;
  readonly millionths: number;
}

/** A price as people read it; texts cost fractions of a cent, and those are not rounded away. */
export function useMoney(): (cost: Cost) => string {
  const format = useFormatter();
  return ({ currency, millionths }) =>
    format.number(millionths / 1_000_000, {
      style: 'currency',
      currency,
      maximumFractionDigits: 4,
    });
}
