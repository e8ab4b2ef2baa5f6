import type { RoomRole } from '@switchboard/identity';
import type { Origin } from '../../actor.ts';
import type { CommunicationToken } from '../tokens/service.ts';

/** Where an invitation leads. */
export type InvitationTarget =
  | { readonly threadId: string; readonly topic?: string | undefined }
  | { readonly roomId: string; readonly role: RoomRole };

export interface InvitationTerms {
  readonly uses: 'one' | 'many';
  readonly expiresInMinutes: number;
}

/** What a guest gets, who may come back with a key of his own until his stay is over. */
export interface GuestAccess extends CommunicationToken {
  readonly threadId: string;
  readonly topic: string | null;
  readonly name: string;
}

export interface RoomGuestAccess extends CommunicationToken {
  readonly roomId: string;
  readonly title: string;
  readonly role: RoomRole;
  readonly name: string;
}

export interface Stay {
  readonly guestKey: string;
  readonly staysUntil: Date;
}

export interface Acceptance {
  readonly code: string;
  readonly displayName: string;
}

export interface InvitationService {
  create(
    origin: Origin,
    target: InvitationTarget,
    terms: InvitationTerms,
  ): Promise<{ readonly id: string; readonly code: string; readonly expiresAt: Date }>;
  accept(requestId: string, acceptance: Acceptance): Promise<GuestAccess & Stay>;
  renew(requestId: string, guestKey: string): Promise<GuestAccess>;
  /** The guest is no longer in the thread; told again, it changes nothing. */
  leave(requestId: string, guestKey: string): Promise<void>;
  acceptRoom(requestId: string, acceptance: Acceptance): Promise<RoomGuestAccess & Stay>;
  renewRoom(requestId: string, guestKey: string): Promise<RoomGuestAccess>;
  revoke(origin: Origin, invitationId: string): Promise<void>;
}
