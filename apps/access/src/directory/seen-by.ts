import type { Origin } from '@switchboard/access-api';
import type { Prisma, PrismaClient } from '@switchboard/database';
import { isGuestRole } from '@switchboard/identity';
import type { ThreadMembers } from './thread-members.ts';

/**
 * Whose names somebody may learn, as a part of the one query that reads them. Members: everybody's.
 * Guests: their own, and of the place they were invited to. Of a room that is who is in it. Of a
 * thread it is who invites to it, who came by an invitation, and who ACS says is in it with them.
 */
export async function seenBy(
  client: PrismaClient,
  members: ThreadMembers,
  { actor: { id, role, userId }, requestId }: Origin,
): Promise<Prisma.PersonWhereInput> {
  if (!isGuestRole(role)) return {};
  const invitation = await client.invitation.findFirst({ where: { guests: { some: { id } } } });
  const self = { id };
  const inRoom = { memberships: { some: { room: { members: { some: { personId: id } } } } } };
  if (!invitation?.threadId) return { OR: [self, inRoom] };
  const { threadId } = invitation;
  const ids = userId ? await members({ personId: id, userId, threadId, requestId }) : [];
  return {
    OR: [
      self,
      { invitations: { some: { threadId } } },
      { invitation: { threadId } },
      { acsUserId: { in: [...ids] } },
    ],
  };
}
