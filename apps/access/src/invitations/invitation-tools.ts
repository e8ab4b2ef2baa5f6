import { accessError } from '@switchboard/access-api';
import type { AuditService, TokenService } from '@switchboard/access-api';
import type { ThreadAdmission } from '@switchboard/acs-client/server';
import type { Invitation, PrismaClient } from '@switchboard/database';
import type { PlatformError } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import type { IdentityGateway } from '../ledger/identity-gateway.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Lockout } from '../people/lockout.ts';
import type { RoomAdmission } from '../rooms/room-admission.ts';

export interface InvitationTools {
  readonly client: PrismaClient;
  readonly gateway: IdentityGateway;
  readonly ledger: Ledger;
  readonly tokens: TokenService;
  readonly threadAdmission: ThreadAdmission;
  readonly roomAdmission: RoomAdmission;
  readonly lockout: Lockout;
  readonly audit: AuditService;
  readonly clock: Clock;
}

/** What an invitation may lead to. */
export type PlaceKind = 'thread' | 'room';

export function isFor(invitation: Pick<Invitation, 'roomId'>, kind: PlaceKind): boolean {
  return (invitation.roomId === null ? 'thread' : 'room') === kind;
}

/** The same answer for expired, revoked and used up: a stranger need not know which. */
export function invitationOver(): PlatformError {
  return accessError('invitation-over', 'This invitation is no longer valid.');
}
