import { ROOM_ROLES } from '@switchboard/acs-wire';
import { z } from 'zod';
import { column } from '../../platform/database/column.ts';
import type { Tables } from '../../platform/database/tables.ts';

const { big, text } = column;

export const roomTables: Tables = {
  room: {
    isLater: true,
    columns: z.object({
      id: text,
      createdMs: big,
      validFromMs: big,
      validUntilMs: big,
      pstnDialOut: z.boolean(),
    }),
  },
  roomParticipant: {
    isLater: true,
    columns: z.object({
      roomId: text,
      userId: text,
      role: z.enum(ROOM_ROLES),
      position: z.int32(),
    }),
  },
  repeatedRoom: {
    isLater: true,
    columns: z.object({ requestId: text, roomId: text, createdMs: big }),
  },
};
