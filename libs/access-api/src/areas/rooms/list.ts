import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { pageRequest } from '../../shapes.ts';
import type { RoomService } from './service.ts';
import { roomOutput, roomView } from './shapes.ts';

const output = z.object({ items: z.array(roomOutput), cursor: z.string().nullable() });

/** The rooms one is in, the latest invitation first. */
export const list = (procedures: Procedures, rooms: RoomService) =>
  procedures
    .allowed('room.read')
    .input(pageRequest)
    .output(output)
    .query(async ({ ctx, input: request }) => {
      const { items, cursor } = await rooms.list(ctx.origin, request);
      return { items: items.map(roomView), cursor };
    });
