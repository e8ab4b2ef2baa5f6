import type { RoomService } from '@switchboard/access-api';
import { isPlatformError } from '@switchboard/kernel';
import { note, ownedBy, recordOf, roomNotFound } from './room-tools.ts';
import type { RoomTools } from './room-tools.ts';
import { windowOf } from './room-window.ts';

export function updateRoom(tools: RoomTools): RoomService['update'] {
  const { client, gateway, clock } = tools;
  return async (origin, roomId, { title, ...asked }) => {
    const seen = await ownedBy(tools, origin.actor, roomId);
    const moves = asked.validFrom !== undefined || asked.validUntil !== undefined;
    const { validFrom, validUntil } = moves ? windowOf(asked, clock.now(), seen.room) : seen.room;
    if (moves) await gateway.update(roomId, { validFrom, validUntil }).catch(sayMissing);
    const room = await client.room.update({
      where: { id: roomId },
      data: { validFrom, validUntil, ...(title !== undefined && { title }) },
    });
    await note(tools, origin, 'rooms.update', roomId);
    return recordOf({ ...seen, room });
  };
}

/** Gone here first; what ACS does not delete now, the next reconciliation does. */
export function removeRoom(tools: RoomTools): RoomService['remove'] {
  const { client, clock } = tools;
  return async (origin, roomId) => {
    await ownedBy(tools, origin.actor, roomId);
    const at = new Date(clock.now());
    await client.$transaction([
      client.room.update({ where: { id: roomId }, data: { removedAt: at } }),
      client.invitation.updateMany({ where: { roomId, revokedAt: null }, data: { revokedAt: at } }),
    ]);
    await note(tools, origin, 'rooms.remove', roomId);
    await deleteRoom(tools, roomId);
  };
}

/** Deletes a removed room at ACS, and then the last we know of it. */
export async function deleteRoom({ client, gateway }: RoomTools, roomId: string): Promise<void> {
  await gateway.remove(roomId);
  await client.room.deleteMany({ where: { id: roomId } });
}

/** A room that ACS lost is lost. */
export function sayMissing(error: unknown): never {
  throw isPlatformError(error) && error.code === 'acs-missing' ? roomNotFound() : error;
}
