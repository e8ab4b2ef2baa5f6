import type { Actor } from '@switchboard/access-api';
import type { Prisma, PrismaClient } from '@switchboard/database';
import { isGuestRole } from '@switchboard/identity';

/**
 * Whose names somebody may learn, as a part of the one query that reads them. Members: everybody's.
 * Guests: their own, and of the place they were invited to. Of a room that is who is in it. Who is in
 * a thread only ACS knows, so there it is who invites to it and who came by an invitation; what the
 * others are called a guest learns from the thread.
 */
export async function seenBy(
  client: PrismaClient,
  { id, role }: Actor,
): Promise<Prisma.PersonWhereInput> {
  if (!isGuestRole(role)) return {};
  const invitation = await client.invitation.findFirst({ where: { guests: { some: { id } } } });
  const self = { id };
  const inRoom = { memberships: { some: { room: { members: { some: { personId: id } } } } } };
  if (!invitation?.threadId) return { OR: [self, inRoom] };
  const toThread = { threadId: invitation.threadId };
  return { OR: [self, { invitations: { some: toThread } }, { invitation: toThread }] };
}
