import { z } from 'zod';
import { roomRole } from '../../shapes.ts';
import type { RoomRecord } from './service.ts';

/** A room as those who are in it see it; `role` is the asker's own. */
export const roomOutput = z.object({
  id: z.string(),
  title: z.string(),
  ownerId: z.string(),
  role: roomRole.nullable(),
  validFrom: z.iso.datetime(),
  validUntil: z.iso.datetime(),
  createdAt: z.iso.datetime(),
});

export function roomView(room: RoomRecord): z.infer<typeof roomOutput> {
  return {
    ...room,
    validFrom: room.validFrom.toISOString(),
    validUntil: room.validUntil.toISOString(),
    createdAt: room.createdAt.toISOString(),
  };
}
