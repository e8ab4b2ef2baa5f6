import type { InvitationService } from '@switchboard/access-api';
import { can } from '@switchboard/identity';
import { PlatformError } from '@switchboard/kernel';
import type { InvitationTools } from './invitation-tools.ts';

/** Ends the invitation first, then the stay and the tokens of everybody it let in. */
export function revokeInvitation(tools: InvitationTools): InvitationService['revoke'] {
  const { client, lockout, audit, clock } = tools;
  return async (origin, id) => {
    const invitation = await client.invitation.findUnique({ where: { id } });
    const mine = invitation?.inviterId === origin.actor.id;
    if (!invitation || !(mine || can(origin.actor.role, 'people.manage'))) {
      throw new PlatformError('invitation-unknown', 'missing', 'There is no such invitation.');
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
    if (invitation.roomId !== null) await expelGuests(tools, id, invitation.roomId);
  };
}

async function expelGuests(
  { client, roomDoor }: InvitationTools,
  invitationId: string,
  roomId: string,
): Promise<void> {
  const where = { invitationId, acsUserId: { not: null } };
  const guests = await client.person.findMany({ where, select: { id: true, acsUserId: true } });
  for (const { id, acsUserId } of guests) {
    await roomDoor.expel(roomId, { personId: id, userId: acsUserId ?? '' });
  }
}
