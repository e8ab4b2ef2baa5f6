import type { RoomService } from '@switchboard/access-api';
import { deleteRoom, removeRoom, updateRoom } from './change-room.ts';
import { createRoom } from './create-room.ts';
import { getRoom, listRooms } from './read-rooms.ts';
import { invite, removeParticipant, setRole } from './room-members.ts';
import type { RoomTools } from './room-tools.ts';

const BATCH = 100;
/** The data plane keeps a room as long after its window. */
const KEEP_ENDED_MS = 90 * 86_400_000;

export interface RoomKeeper extends RoomService {
  /** Ends the rooms an erased person owned, and takes them out of the others. */
  release(personId: string): Promise<void>;
  /** Finishes removals that were left unfinished before `before`, and forgets what is long over. */
  reconcile(before: Date): Promise<void>;
}

export function createRoomService(tools: RoomTools): RoomKeeper {
  const { client, clock } = tools;
  const finish = async (before: Date): Promise<void> => {
    const where = { removedAt: { lte: before } };
    const rooms = await client.room.findMany({ where, select: { id: true }, take: BATCH });
    for (const { id } of rooms) await deleteRoom(tools, id);
    if (rooms.length === BATCH) await finish(before);
  };
  return {
    create: createRoom(tools),
    list: listRooms(tools),
    get: getRoom(tools),
    update: updateRoom(tools),
    remove: removeRoom(tools),
    invite: invite(tools),
    setRole: setRole(tools),
    removeParticipant: removeParticipant(tools),
    async release(personId) {
      const at = new Date(clock.now());
      await client.room.updateMany({
        where: { ownerId: personId, removedAt: null },
        data: { removedAt: at, title: 'Erased room' },
      });
      await client.roomMember.deleteMany({ where: { personId } });
      // What ACS does not delete now, the next reconciliation does.
      await finish(at).catch(() => undefined);
    },
    async reconcile(before) {
      await finish(before);
      const longOver = new Date(clock.now() - KEEP_ENDED_MS);
      await client.room.deleteMany({ where: { validUntil: { lt: longOver } } });
    },
  };
}
