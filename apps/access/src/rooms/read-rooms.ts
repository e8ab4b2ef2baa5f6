import type { RoomService } from '@switchboard/access-api';
import { isGuestRole, roomRoleOf } from '@switchboard/identity';
import { roleOf } from '../people/person-view.ts';
import { recordOf, seenBy } from './room-tools.ts';
import type { RoomTools } from './room-tools.ts';

/** As many as ACS lets into one room. */
const MAX_MEMBERS = 350;

export function listRooms({ client }: RoomTools): RoomService['list'] {
  return async ({ actor }, { cursor, limit }) => {
    const memberships = await client.roomMember.findMany({
      where: {
        personId: actor.id,
        room: { removedAt: null },
        ...(cursor !== undefined && { id: { lt: cursor } }),
      },
      include: { room: true },
      orderBy: { id: 'desc' },
      take: limit,
    });
    return {
      items: memberships.map(recordOf),
      cursor: memberships.length === limit ? (memberships.at(-1)?.id ?? null) : null,
    };
  };
}

export function getRoom(tools: RoomTools): RoomService['get'] {
  return async ({ actor }, roomId) => {
    const seen = await seenBy(tools, actor, roomId);
    const members = await tools.client.roomMember.findMany({
      where: { roomId },
      include: { person: { select: { name: true, role: true, acsUserId: true } } },
      orderBy: [{ person: { name: 'asc' } }, { id: 'asc' }],
      take: MAX_MEMBERS,
    });
    const participants = members.map(({ personId, role, person }) => ({
      personId,
      userId: person.acsUserId,
      name: person.name,
      role: roomRoleOf(role),
      guest: isGuestRole(roleOf(person)),
    }));
    return { ...recordOf(seen), participants };
  };
}
