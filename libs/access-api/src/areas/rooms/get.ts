import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { roomId, roomRole } from '../../shapes.ts';
import type { RoomService } from './service.ts';
import { roomOutput, roomView } from './shapes.ts';

const input = z.object({ roomId });
const output = roomOutput.extend({
  participants: z.array(
    z.object({
      personId: z.string(),
      userId: z.string().nullable(),
      name: z.string(),
      role: roomRole,
      guest: z.boolean(),
    }),
  ),
});

/** A room one is in, with everybody who is, by name. */
export const get = (procedures: Procedures, rooms: RoomService) =>
  procedures
    .allowed('room.read')
    .input(input)
    .output(output)
    .query(async ({ ctx, input: { roomId: id } }) => {
      const { participants, ...room } = await rooms.get(ctx.origin, id);
      return { ...roomView(room), participants: [...participants] };
    });
