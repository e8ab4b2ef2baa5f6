import type { SlotType } from '../slots/slot-type.ts';

/** A value as somebody is told it: a day by its name, as "Friday, December 4", and all else as it is. */
export function shownValue({ kind }: SlotType, value: string, language: string): string {
  if (kind !== 'date') return value;
  const day = { weekday: 'long', month: 'long', day: 'numeric', timeZone: 'UTC' } as const;
  return new Date(`${value}T00:00:00Z`).toLocaleDateString(language, day);
}
