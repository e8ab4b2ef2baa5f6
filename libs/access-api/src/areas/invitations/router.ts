import type { AccessServices } from '../../access-services.ts';
import type { Procedures } from '../../procedures.ts';
import { trpc } from '../../trpc.ts';
import { accept } from './accept.ts';
import { acceptRoom } from './accept-room.ts';
import { create } from './create.ts';
import { leave } from './leave.ts';
import { renew } from './renew.ts';
import { renewRoom } from './renew-room.ts';
import { revoke } from './revoke.ts';

/** Codes that let somebody in, and the stay of who came by one. */
export const invitationsRouter = (
  procedures: Procedures,
  { endpoint, invitations }: AccessServices,
) =>
  trpc.router({
    create: create(procedures, invitations),
    accept: accept(procedures, invitations, endpoint),
    renew: renew(procedures, invitations, endpoint),
    leave: leave(procedures, invitations),
    revoke: revoke(procedures, invitations),
    acceptRoom: acceptRoom(procedures, invitations, endpoint),
    renewRoom: renewRoom(procedures, invitations, endpoint),
  });
