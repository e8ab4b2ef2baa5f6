import type { CallService } from './areas/calls/service.ts';
import type { CampaignService } from './areas/campaigns/service.ts';
import type { ConsentService } from './areas/consent/service.ts';
import type { ContactService } from './areas/contacts/service.ts';
import type { InboxService } from './areas/inbox/service.ts';
import type { NumberService } from './areas/numbers/service.ts';
import type { TemplateService } from './areas/templates/service.ts';
import type { VoicemailService } from './areas/voicemail/service.ts';
import type { Limits } from './limits.ts';

/** What the router needs done; `apps/telephony-service` does it. */
export interface TelephonyServices {
  readonly inbox: InboxService;
  readonly contacts: ContactService;
  readonly templates: TemplateService;
  readonly campaigns: CampaignService;
  readonly numbers: NumberService;
  readonly consent: ConsentService;
  readonly calls: CallService;
  readonly voicemail: VoicemailService;
  readonly limits: Limits;
  /** Told of each refusal, by procedure and code. */
  readonly refused: (path: string, code: string) => void;
  /** Did this fail because something that we need is away? Then it is worth asking again. */
  readonly isOutage: (cause: unknown) => boolean;
}
