import type { InvitationService } from '@switchboard/access-api';
import { roomRoleOf } from '@switchboard/identity';
import { enter } from './enter.ts';
import type { InvitationTools } from './invitation-tools.ts';
import { titleOf } from './guests.ts';

export function acceptInvitation(tools: InvitationTools): InvitationService['accept'] {
  return async (requestId, acceptance) => {
    const { invitation, guest, token, stay } = await enter(tools, 'thread', requestId, acceptance);
    const { threadId, topic } = invitation;
    return { ...token, ...stay, threadId: threadId ?? '', topic, name: guest.name };
  };
}

export function acceptRoomInvitation(tools: InvitationTools): InvitationService['acceptRoom'] {
  return async (requestId, acceptance) => {
    const { invitation, guest, token, stay } = await enter(tools, 'room', requestId, acceptance);
    const roomId = invitation.roomId ?? '';
    const title = await titleOf(tools, roomId);
    const role = roomRoleOf(invitation.roomRole ?? '');
    return { ...token, ...stay, roomId, title, role, name: guest.name };
  };
}
