import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { line, moment, roomPeople } from '../../shapes.ts';
import type { RoomService } from './service.ts';
import { roomOutput, roomView } from './shapes.ts';

const input = z.object({
  title: line(1, 250).default('Meeting'),
  validFrom: moment.optional(),
  validUntil: moment.optional(),
  participants: roomPeople.default([]),
  requestKey: z.uuid().optional(),
});

/** A room for calls, with its maker as presenter; open at once and for 180 days unless asked. */
export const create = (procedures: Procedures, rooms: RoomService) =>
  procedures
    .allowed('room.create', 'room-per-person')
    .input(input)
    .output(roomOutput)
    .mutation(async ({ ctx, input: room }) => roomView(await rooms.create(ctx.origin, room)));
