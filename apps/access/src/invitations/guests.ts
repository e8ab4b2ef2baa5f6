import { accessError } from '@switchboard/access-api';
import type { InvitationService } from '@switchboard/access-api';
import type { Invitation, Person, PrismaClient } from '@switchboard/database';
import { roomRoleOf } from '@switchboard/identity';
import type { PlatformError } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { hashSecret } from '../ids.ts';
import { actorOf } from '../people/person-view.ts';
import { invitationOver, isFor } from './invitation-tools.ts';
import type { InvitationTools, PlaceKind } from './invitation-tools.ts';
import { leaveThread } from './leave-thread.ts';

/** Recognises a guest by the key that the acceptance handed out, while the stay lasts. */
export function findGuest(client: PrismaClient, clock: Clock): (key: string) => Promise<Person> {
  return async (key) => {
    const guest = await client.person.findUnique({ where: { guestKeyHash: hashSecret(key) } });
    if (!guest) throw guestUnknown();
    if (!guest.staysUntil || guest.staysUntil.getTime() <= clock.now()) throw invitationOver();
    return guest;
  };
}

/** The next token of a guest of a thread. */
export function renewGuest(tools: InvitationTools): InvitationService['renew'] {
  return async (requestId, guestKey) => {
    const { guest, invitation } = await returning(tools, 'thread', guestKey);
    const token = await tools.tokens.issue({ actor: actorOf(guest), requestId }, {});
    const { threadId, topic } = invitation;
    return { ...token, threadId: threadId ?? '', topic, name: guest.name };
  };
}

/** The next token of a guest of a room, with the role he has by now. */
export function renewRoomGuest(tools: InvitationTools): InvitationService['renewRoom'] {
  return async (requestId, guestKey) => {
    const { guest, invitation } = await returning(tools, 'room', guestKey);
    const roomId = invitation.roomId ?? '';
    const title = await titleOf(tools, roomId);
    const token = await tools.tokens.issue({ actor: actorOf(guest), requestId }, {});
    const where = { roomId_personId: { roomId, personId: guest.id } };
    const member = await tools.client.roomMember.findUnique({ where });
    const role = roomRoleOf(member?.role ?? invitation.roomRole ?? '');
    return { ...token, roomId, title, role, name: guest.name };
  };
}

/** A guest's own token takes nobody out of a thread, not even its owner, so this is done for them. */
export function leaveAsGuest(tools: InvitationTools): InvitationService['leave'] {
  return async (requestId, guestKey) => {
    const { guest, invitation } = await returning(tools, 'thread', guestKey);
    const { threadId } = invitation;
    const { id: personId, acsUserId: userId } = guest;
    if (threadId !== null && userId !== null) {
      await leaveThread(tools, { personId, userId, threadId }, requestId);
    }
  };
}

/** @throws PlatformError `invitation-over` when the room is */
export async function titleOf({ client }: InvitationTools, roomId: string): Promise<string> {
  const room = await client.room.findFirst({ where: { id: roomId, removedAt: null } });
  if (room) return room.title;
  throw invitationOver();
}

async function returning(
  { client, clock }: InvitationTools,
  kind: PlaceKind,
  guestKey: string,
): Promise<{ guest: Person; invitation: Invitation }> {
  const guest = await findGuest(client, clock)(guestKey);
  const where = { id: guest.invitationId ?? '' };
  const invitation = await client.invitation.findUnique({ where });
  if (invitation && isFor(invitation, kind)) return { guest, invitation };
  throw guestUnknown();
}

function guestUnknown(): PlatformError {
  return accessError('guest-unknown', 'Ask for a new invitation.');
}
