import { ROOM_ROLES, roomLimits } from '@switchboard/acs-wire';
import { z } from 'zod';
import { seeder } from '../seeder.ts';
import type { SeedContext } from '../seeder.ts';
import { newRoomId, windowOf } from './room.ts';
import { RoomStore } from './store.ts';
import type { NewRoom } from './store.ts';

const MAX_SEEDED = 10_000;

const room = z.object({
  participants: z
    .array(
      z.object({
        name: z.string().min(1).max(64),
        role: z.enum(ROOM_ROLES).default('Attendee'),
      }),
    )
    .max(roomLimits.participants),
});

/** Rooms that are open at once, for as long as a room may be. */
export const roomSeeder = seeder({
  key: 'rooms',
  schema: z.array(room).max(MAX_SEEDED).default([]),
  plan(rooms, context) {
    const planned = rooms.map((one) => planRoom(one, context));
    return {
      async write(db) {
        const store = new RoomStore(db);
        for (const one of planned) await store.create(one);
      },
      made: planned.map((one) => one.room.id),
    };
  },
});

function planRoom({ participants }: z.output<typeof room>, { idOf, nowMs }: SeedContext): NewRoom {
  const saved = participants.map(({ name, role }) => ({ userId: idOf(name), role }));
  return {
    room: { id: newRoomId(), createdMs: nowMs, ...windowOf({}, nowMs), pstnDialOut: false },
    changes: { saved, removed: [] },
    requestId: undefined,
  };
}
