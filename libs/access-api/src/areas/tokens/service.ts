import type { Role, TokenRequest } from '@switchboard/identity';
import type { Origin } from '../../actor.ts';

export interface CommunicationToken {
  readonly token: string;
  readonly expiresOn: Date;
  readonly userId: string;
}

/** Whether access ended at once, or will as soon as ACS can be reached. */
export interface Ending {
  readonly isPending: boolean;
}

export interface TokenService {
  issue(origin: Origin, request: TokenRequest): Promise<CommunicationToken>;
  /** Ends every token of a person at ACS, now or when it can be reached, and pushes to all their devices. */
  revoke(origin: Origin, personId: string, reason?: string): Promise<Ending>;
  /** The same after sign-ins have ended, but devices of those that are left still get pushes. */
  revokeAfterSignOut(origin: Origin, personId: string, reason: string): Promise<Ending>;
  /** Of every role, how many people hold a token that has not expired. */
  holders(): Promise<readonly { readonly role: Role; readonly holders: number }[]>;
  /** Ends the tokens of some who hold one; of the next ones when asked again with `after`. */
  revokeSome(
    origin: Origin,
    request: {
      readonly role?: Role | undefined;
      readonly after?: string | undefined;
      readonly reason: string;
    },
  ): Promise<{ readonly revoked: number; readonly after: string | null }>;
}

/** That a token was issued; the token itself is kept nowhere. */
export interface IssuedTokenRecord {
  readonly id: string;
  readonly scopes: readonly string[];
  readonly issuedAt: Date;
  readonly expiresAt: Date;
  readonly requestId: string;
  /** The families of what it was asked for with; null where it did not say. */
  readonly browser: string | null;
  readonly system: string | null;
}
