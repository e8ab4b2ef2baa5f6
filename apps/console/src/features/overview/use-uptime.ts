'use client';

import { useFormatter } from 'use-intl';
import { largestUnit } from './largest-unit';

/** How long something runs, in its largest unit: more nobody needs to know. */
export function useUptime(): (seconds: number) => string {
  const format = useFormatter();
  return (seconds) => {
    const { value, unit } = largestUnit(seconds);
    return format.number(value, { style: 'unit', unit, unitDisplay: 'long' });
  };
}
