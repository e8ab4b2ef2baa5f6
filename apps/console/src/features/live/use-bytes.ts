'use client';

import { useFormatter } from 'use-intl';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
const STEP = 1_000;

/** A number of bytes as one reads it: 1.5 MB. */
export function useBytes(): (bytes: number) => string {
  const format = useFormatter();
  return (bytes) => {
    const power = bytes < STEP ? 0 : Math.floor(Math.log10(bytes) / 3);
    const at = Math.min(power, UNITS.length - 1);
    return format.number(bytes / STEP ** at, {
      style: 'unit',
      unit: UNITS[at]!,
      unitDisplay: 'short',
      maximumFractionDigits: 1,
    });
  };
}
