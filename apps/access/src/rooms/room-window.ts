import { accessError } from '@switchboard/access-api';
import type { RoomWindow } from '@switchboard/access-api';
import type { RoomPlan } from './rooms-gateway.ts';

/** As long as ACS lets a room be open. */
const MAX_DURATION_MS = 180 * 86_400_000;

/**
 * The window a room has after a request; without a wish it is open at once, as long as may be.
 *
 * @throws PlatformError `invalid-window` when it is empty, over, too long, or too far ahead
 */
export function windowOf(asked: RoomWindow, nowMs: number, before?: RoomPlan): RoomPlan {
  const validFrom = asked.validFrom ?? before?.validFrom ?? new Date(nowMs);
  if (validFrom.getTime() > nowMs + MAX_DURATION_MS) {
    throw accessError('invalid-window', 'A room opens within 180 days.', {
      target: 'validFrom',
    });
  }
  const longest = validFrom.getTime() + MAX_DURATION_MS;
  const validUntil = asked.validUntil ?? before?.validUntil ?? new Date(longest);
  const end = validUntil.getTime();
  if (end > validFrom.getTime() && end > nowMs && end <= longest) return { validFrom, validUntil };
  throw accessError('invalid-window', 'A room is open for 180 days at most.', {
    target: 'validUntil',
  });
}
