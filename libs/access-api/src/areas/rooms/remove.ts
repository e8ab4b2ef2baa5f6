import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { nothing, roomId } from '../../shapes.ts';
import type { RoomService } from './service.ts';

const input = z.object({ roomId });

/** Ends a room and its invitations; for the owner, or an admin. */
export const remove = (procedures: Procedures, rooms: RoomService) =>
  procedures
    .allowed('room.change', 'room-change-per-person')
    .input(input)
    .output(nothing)
    .mutation(async ({ ctx, input: { roomId: id } }) => {
      await rooms.remove(ctx.origin, id);
      return {};
    });
