import { accessError } from '@switchboard/access-api';
import type { InvitationService } from '@switchboard/access-api';
import { can } from '@switchboard/identity';
import type { Invitation } from '@switchboard/database';
import type { InvitationTools } from './invitation-tools.ts';
import { leaveThread } from './leave-thread.ts';

/**
 * Ends the invitation first, then the stay and the tokens of everybody it let in; then they are no
 * longer in the place it led to. Said again, it goes on where it failed.
 */
export function revokeInvitation(tools: InvitationTools): InvitationService['revoke'] {
  const { client, lockout, audit, clock } = tools;
  return async (origin, id) => {
    const invitation = await client.invitation.findUnique({ where: { id } });
    const mine = invitation?.inviterId === origin.actor.id;
    if (!invitation || !(mine || can(origin.actor.role, 'people.manage'))) {
      throw accessError('invitation-unknown', 'There is no such invitation.');
    }
    const at = new Date(clock.now());
    await client.invitation.update({ where: { id }, data: { revokedAt: at } });
    await audit.record({
      actorId: origin.actor.id,
      action: 'invitations.revoke',
      subjectId: id,
      outcome: 'done',
      requestId: origin.requestId,
    });
    await lockout.guests(origin, { invitationId: id }, 'invitations.revoke');
    await expelGuests(tools, invitation, origin.requestId);
  };
}

async function expelGuests(
  tools: InvitationTools,
  { id: invitationId, roomId, threadId }: Invitation,
  requestId: string,
): Promise<void> {
  const where = { invitationId, acsUserId: { not: null } };
  const select = { id: true, acsUserId: true } as const;
  for (const { id: personId, acsUserId } of await tools.client.person.findMany({ where, select })) {
    const guest = { personId, userId: acsUserId ?? '' };
    if (roomId !== null) await tools.roomAdmission.expel(roomId, guest);
    if (threadId !== null) await leaveThread(tools, { ...guest, threadId }, requestId);
  }
}
