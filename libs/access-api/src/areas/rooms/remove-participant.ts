import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { nothing, personId, roomId } from '../../shapes.ts';
import type { RoomService } from './service.ts';

const input = z.object({ roomId, personId });

/** Takes somebody out, also of the call that is on; everybody but the owner may leave. */
export const removeParticipant = (procedures: Procedures, rooms: RoomService) =>
  procedures
    .allowed('room.change', 'room-change-per-person')
    .input(input)
    .output(nothing)
    .mutation(async ({ ctx, input: { roomId: id, personId: person } }) => {
      await rooms.removeParticipant(ctx.origin, id, person);
      return {};
    });
