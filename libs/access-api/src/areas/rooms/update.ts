import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { line, moment, roomId } from '../../shapes.ts';
import type { RoomService } from './service.ts';
import { roomOutput, roomView } from './shapes.ts';

const input = z.object({
  roomId,
  title: line(1, 250).optional(),
  validFrom: moment.optional(),
  validUntil: moment.optional(),
});

/** Another title or another time; for the owner, or an admin. */
export const update = (procedures: Procedures, rooms: RoomService) =>
  procedures
    .allowed('room.change', 'room-change-per-person')
    .input(input)
    .output(roomOutput)
    .mutation(async ({ ctx, input: { roomId: id, ...change } }) =>
      roomView(await rooms.update(ctx.origin, id, change)),
    );
