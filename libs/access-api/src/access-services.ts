import type { Limits } from './limits.ts';
import type { AuditService } from './areas/audit/service.ts';
import type { CallTraceService } from './areas/call-traces/service.ts';
import type { CallService } from './areas/calls/service.ts';
import type { ConversationService } from './areas/conversations/service.ts';
import type { DirectoryService } from './areas/directory/service.ts';
import type { EventService } from './areas/events/service.ts';
import type { InvitationService } from './areas/invitations/service.ts';
import type { KeyService } from './areas/keys/service.ts';
import type { LedgerService } from './areas/ledger/service.ts';
import type { LiveService } from './areas/live/service.ts';
import type { NumberService } from './areas/numbers/service.ts';
import type { OverviewService } from './areas/overview/service.ts';
import type { PeopleService } from './areas/people/service.ts';
import type { PhoneNetworkService } from './areas/phone-network/service.ts';
import type { PolicyService } from './areas/policy/service.ts';
import type { PushService } from './areas/push/service.ts';
import type { RecordingService } from './areas/recordings/service.ts';
import type { RelayService } from './areas/relay/service.ts';
import type { RoomService } from './areas/rooms/service.ts';
import type { SessionService } from './areas/sessions/service.ts';
import type { SpeechService } from './areas/speech/service.ts';
import type { TextService } from './areas/texts/service.ts';
import type { TokenService } from './areas/tokens/service.ts';

/** What the router needs done; `apps/access` does it. */
export interface AccessServices {
  /** Where pages reach the data plane. */
  readonly endpoint: string;
  readonly tokens: TokenService;
  readonly relay: RelayService;
  readonly sessions: SessionService;
  readonly policy: PolicyService;
  readonly keys: KeyService;
  readonly overview: OverviewService;
  readonly conversations: ConversationService;
  readonly live: LiveService;
  readonly numbers: NumberService;
  readonly events: EventService;
  readonly phoneNetwork: PhoneNetworkService;
  readonly texts: TextService;
  readonly speech: SpeechService;
  readonly people: PeopleService;
  readonly directory: DirectoryService;
  readonly invitations: InvitationService;
  readonly rooms: RoomService;
  readonly calls: CallService;
  readonly callTraces: CallTraceService;
  readonly push: PushService;
  readonly recordings: RecordingService;
  readonly ledger: LedgerService;
  readonly audit: AuditService;
  readonly limits: Limits;
  /** Did this fail because something that we need is away? Then it is worth asking again. */
  readonly isOutage: (cause: unknown) => boolean;
}
