'use client';

import { useFormatter } from 'use-intl';
import type { MonthlyCost } from './use-numbers';

/** An amount as one writes it. */
export function useMoney(): (cost: MonthlyCost) => string {
  const format = useFormatter();
  return ({ amount, currency }) => format.number(amount, { style: 'currency', currency });
}
