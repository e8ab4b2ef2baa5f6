import { useFormatter } from 'use-intl';

const BITS_PER_BYTE = 8;
const MEGA = 1_000_000;

export interface Measures {
  readonly milliseconds: (value: number) => string;
  readonly speed: (bytesPerSecond: number) => string;
}

/** Writes times and speeds as people read them. */
export function useMeasures(): Measures {
  const format = useFormatter();
  return {
    milliseconds: (value) =>
      format.number(value, {
        style: 'unit',
        unit: 'millisecond',
        maximumFractionDigits: value < 10 ? 1 : 0,
      }),
    speed: (bytesPerSecond) => {
      const megabits = (bytesPerSecond * BITS_PER_BYTE) / MEGA;
      return format.number(megabits, {
        style: 'unit',
        unit: 'megabit-per-second',
        maximumFractionDigits: megabits < 1 ? 2 : megabits < 10 ? 1 : 0,
      });
    },
  };
}
