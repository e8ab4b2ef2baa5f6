import type { Limits } from '../limits.ts';
import type { AuditService } from './audit.ts';
import type { CallService } from './calls.ts';
import type { ConversationService } from './conversations.ts';
import type { DirectoryService } from './directory.ts';
import type { InvitationService } from './invitations.ts';
import type { KeyService } from './keys.ts';
import type { LedgerService } from './ledger.ts';
import type { LiveService } from './live.ts';
import type { OverviewService } from './overview.ts';
import type { PeopleService } from './people.ts';
import type { PolicyService } from './policy.ts';
import type { RoomService } from './rooms.ts';
import type { SessionService } from './sessions.ts';
import type { TokenService } from './tokens.ts';

/** What the router needs done; `apps/access` does it. */
export interface AccessServices {
  /** Where pages reach the data plane. */
  readonly endpoint: string;
  readonly tokens: TokenService;
  readonly sessions: SessionService;
  readonly policy: PolicyService;
  readonly keys: KeyService;
  readonly overview: OverviewService;
  readonly conversations: ConversationService;
  readonly live: LiveService;
  readonly people: PeopleService;
  readonly directory: DirectoryService;
  readonly invitations: InvitationService;
  readonly rooms: RoomService;
  readonly calls: CallService;
  readonly ledger: LedgerService;
  readonly audit: AuditService;
  readonly limits: Limits;
  /** Did this fail because something that we need is away? Then it is worth asking again. */
  readonly isOutage: (cause: unknown) => boolean;
}
