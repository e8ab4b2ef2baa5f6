import { accessError } from '@switchboard/access-api';
import type { PrismaClient, Room } from '@switchboard/database';
import { can } from '@switchboard/identity';
import type { RoomRole } from '@switchboard/identity';
import type { Clock } from '@switchboard/kernel';
import { roleOf } from '../people/person-view.ts';
import { sayMissing } from './change-room.ts';
import { remember } from './room-members.ts';
import { roomNotFound } from './room-tools.ts';
import type { RoomsGateway } from './rooms-gateway.ts';

export interface RoomGuest {
  readonly personId: string;
  readonly userId: string;
}

/** Lets guests into a room on behalf of who invited them. */
export interface RoomAdmission {
  /** @throws PlatformError `room-not-found`, or `not-room-owner` when the inviter may not invite */
  check(roomId: string, inviterId: string): Promise<Room>;
  admit(roomId: string, guest: RoomGuest, role: RoomRole): Promise<void>;
  expel(roomId: string, guest: RoomGuest): Promise<void>;
}

export interface RoomAdmissionTools {
  readonly client: PrismaClient;
  readonly gateway: RoomsGateway;
  readonly clock: Clock;
}

export function createRoomAdmission(tools: RoomAdmissionTools): RoomAdmission {
  const { client, gateway, clock } = tools;
  return {
    async check(roomId, inviterId) {
      const valid = { id: roomId, removedAt: null, validUntil: { gt: new Date(clock.now()) } };
      const room = await client.room.findFirst({ where: valid });
      if (!room) throw roomNotFound();
      const inviter = await client.person.findUnique({ where: { id: inviterId } });
      const isOwner = room.ownerId === inviterId;
      if (isOwner || (inviter && can(roleOf(inviter), 'people.manage'))) return room;
      // A member knows the room; to a stranger it does not exist.
      const where = { roomId_personId: { roomId, personId: inviterId } };
      if (!(await client.roomMember.findUnique({ where }))) throw roomNotFound();
      throw accessError('not-room-owner', 'Only the owner invites to a room.');
    },
    async admit(roomId, { personId, userId }, role) {
      await gateway.admit(roomId, [{ userId, role }]).catch(sayMissing);
      await remember(tools, roomId, [{ personId, role }]);
    },
    async expel(roomId, { personId, userId }) {
      await gateway.expel(roomId, userId);
      await client.roomMember.deleteMany({ where: { roomId, personId } });
    },
  };
}
