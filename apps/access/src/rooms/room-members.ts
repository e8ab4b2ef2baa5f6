import { accessError } from '@switchboard/access-api';
import type { Origin, RoomPerson, RoomService } from '@switchboard/access-api';
import type { Person, RoomMember } from '@switchboard/database';
import { isGuestRole } from '@switchboard/identity';
import type { PlatformError } from '@switchboard/kernel';
import { newId } from '../ids.ts';
import { roleOf } from '../people/person-view.ts';
import { sayMissing } from './change-room.ts';
import { membersOf } from './room-people.ts';
import { note, ownedBy, seenBy } from './room-tools.ts';
import type { RoomTools } from './room-tools.ts';

export function invite(tools: RoomTools): RoomService['invite'] {
  return async (origin, roomId, people) => {
    const { room } = await ownedBy(tools, origin.actor, roomId);
    const asked = people.filter(({ personId }) => personId !== room.ownerId);
    if (asked.length === 0) return;
    const invitees = await membersOf(tools, origin, asked);
    await tools.gateway.admit(roomId, invitees).catch(sayMissing);
    await remember(tools, roomId, asked);
    const whom = asked.map(({ personId }) => personId).join(' ');
    await note(tools, origin, 'rooms.invite', roomId, whom);
  };
}

export function setRole(tools: RoomTools): RoomService['setRole'] {
  return async (origin, roomId, { personId, role }) => {
    const { room } = await ownedBy(tools, origin.actor, roomId);
    if (room.ownerId === personId) throw ownerStays();
    const { person } = await memberOf(tools, roomId, personId);
    const userId = person.acsUserId;
    if (userId) await tools.gateway.admit(roomId, [{ userId, role }]).catch(sayMissing);
    await remember(tools, roomId, [{ personId, role }]);
    await note(tools, origin, 'rooms.setRole', roomId, `${personId} ${role}`);
  };
}

/** A guest has no other business here: whoever is taken out is locked out. */
export function removeParticipant(tools: RoomTools): RoomService['removeParticipant'] {
  return async (origin, roomId, personId) => {
    const { room } = await maySendAway(tools, origin, roomId, personId);
    if (room.ownerId === personId) throw ownerStays();
    const { person } = await memberOf(tools, roomId, personId);
    if (person.acsUserId) await tools.gateway.expel(roomId, person.acsUserId);
    await tools.client.roomMember.deleteMany({ where: { roomId, personId } });
    await note(tools, origin, 'rooms.removeParticipant', roomId, personId);
    if (isGuestRole(roleOf(person))) {
      await tools.lockout.guests(origin, { id: personId }, 'rooms.removeParticipant');
    }
  };
}

/** Writes down who is in a room, or what they are in it now. */
export async function remember(
  { client, clock }: Pick<RoomTools, 'client' | 'clock'>,
  roomId: string,
  people: readonly RoomPerson[],
): Promise<void> {
  await client.$transaction(
    people.map(({ personId, role }) =>
      client.roomMember.upsert({
        where: { roomId_personId: { roomId, personId } },
        create: { id: newId('mem', clock), roomId, personId, role },
        update: { role },
      }),
    ),
  );
}

function maySendAway(tools: RoomTools, { actor }: Origin, roomId: string, personId: string) {
  return actor.id === personId ? seenBy(tools, actor, roomId) : ownedBy(tools, actor, roomId);
}

async function memberOf(
  { client }: RoomTools,
  roomId: string,
  personId: string,
): Promise<RoomMember & { readonly person: Person }> {
  const member = await client.roomMember.findUnique({
    where: { roomId_personId: { roomId, personId } },
    include: { person: true },
  });
  if (member) return member;
  throw accessError('person-not-found', 'They are not in this room.', {
    target: 'personId',
  });
}

function ownerStays(): PlatformError {
  return accessError('owner-stays', 'The owner of a room stays its presenter.');
}
