import { ROOM_ROLES } from '@switchboard/acs-wire';
import type { Clock } from '@switchboard/kernel';
import type { Rooms } from './port.ts';
import { admission, isRoomId } from './room.ts';
import type { RoomStore } from './store.ts';

const BATCH = 500;
/** How long a room whose window has ended can still be looked up, or given a new window. */
const KEEP_ENDED_MS = 90 * 86_400_000;
/** How long a repeated request finds the first one's room. */
const REMEMBER_REQUESTS_MS = 86_400_000;

/** Deletes what is due by now. */
export async function purgeRooms(store: RoomStore, clock: Clock): Promise<void> {
  const nowMs = clock.now();
  while ((await store.deleteEndedBefore(nowMs - KEEP_ENDED_MS, BATCH)) === BATCH);
  await store.forgetRequestsBefore(nowMs - REMEMBER_REQUESTS_MS);
}

export function createRooms(store: RoomStore): Rooms {
  return {
    async admission(roomId, userId, nowMs) {
      if (!isRoomId(roomId)) return admission(undefined, undefined, nowMs);
      const { room, role } = await store.withRole(roomId, userId);
      return admission(
        room,
        ROOM_ROLES.find((known) => known === role),
        nowMs,
      );
    },
  };
}
