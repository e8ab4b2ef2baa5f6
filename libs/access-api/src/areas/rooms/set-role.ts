import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { nothing, personId, roomId, roomRole } from '../../shapes.ts';
import type { RoomService } from './service.ts';

const input = z.object({ roomId, personId, role: roomRole });

/** Changes what somebody may do, also in the call that is on; the owner stays presenter. */
export const setRole = (procedures: Procedures, rooms: RoomService) =>
  procedures
    .allowed('room.change', 'room-change-per-person')
    .input(input)
    .output(nothing)
    .mutation(async ({ ctx, input: { roomId: id, ...person } }) => {
      await rooms.setRole(ctx.origin, id, person);
      return {};
    });
