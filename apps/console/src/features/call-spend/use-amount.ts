'use client';

import { useFormatter } from 'use-intl';
import { amountOf } from './amounts';

/** Millionths of a currency as one writes an amount; the price of a minute is told to more digits. */
export function useAmount(currency: string): (millionths: number, digits?: number) => string {
  const format = useFormatter();
  return (millionths, digits = 2) =>
    format.number(amountOf(millionths), {
      ...{ style: 'currency', currency },
      ...{ minimumFractionDigits: 2, maximumFractionDigits: digits },
    });
}
