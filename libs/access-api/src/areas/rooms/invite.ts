import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { nothing, roomId, roomPeople } from '../../shapes.ts';
import type { RoomService } from './service.ts';

const input = z.object({ roomId, participants: roomPeople.min(1) });

/** Adds people one may contact; who is already in gets the role asked for. */
export const invite = (procedures: Procedures, rooms: RoomService) =>
  procedures
    .allowed('room.change', 'room-change-per-person')
    .input(input)
    .output(nothing)
    .mutation(async ({ ctx, input: { roomId: id, participants } }) => {
      await rooms.invite(ctx.origin, id, participants);
      return {};
    });
