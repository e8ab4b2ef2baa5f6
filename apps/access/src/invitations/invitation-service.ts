import type { InvitationService } from '@switchboard/access-api';
import { acceptInvitation, acceptRoomInvitation } from './accept-invitation.ts';
import { createInvitation } from './create-invitation.ts';
import { leaveAsGuest, renewGuest, renewRoomGuest } from './guests.ts';
import type { InvitationTools } from './invitation-tools.ts';
import { revokeInvitation } from './revoke-invitation.ts';

export function createInvitationService(tools: InvitationTools): InvitationService {
  return {
    create: createInvitation(tools),
    accept: acceptInvitation(tools),
    renew: renewGuest(tools),
    leave: leaveAsGuest(tools),
    acceptRoom: acceptRoomInvitation(tools),
    renewRoom: renewRoomGuest(tools),
    revoke: revokeInvitation(tools),
  };
}
