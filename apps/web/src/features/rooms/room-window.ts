export type RoomWindow = 'early' | 'open' | 'over';

/** Whether a room can be gone into at a time. */
export function roomWindow(
  { validFrom, validUntil }: { readonly validFrom: string; readonly validUntil: string },
  now: Date,
): RoomWindow {
  if (now < new Date(validFrom)) return 'early';
  return now < new Date(validUntil) ? 'open' : 'over';
}
