import type { Guarding } from '@switchboard/rpc';
import type { CallService } from './areas/calls/service.ts';
import type { CampaignService } from './areas/campaigns/service.ts';
import type { ConsentService } from './areas/consent/service.ts';
import type { ContactService } from './areas/contacts/service.ts';
import type { HandoverService } from './areas/handovers/service.ts';
import type { InboxService } from './areas/inbox/service.ts';
import type { NumberService } from './areas/numbers/service.ts';
import type { TeamService } from './areas/teams/service.ts';
import type { TemplateService } from './areas/templates/service.ts';
import type { VoicemailService } from './areas/voicemail/service.ts';
import type { LimitName } from './limits.ts';

/** What the router needs done; `apps/telephony-service` does it. */
export interface TelephonyServices extends Guarding<LimitName> {
  readonly inbox: InboxService;
  readonly contacts: ContactService;
  readonly templates: TemplateService;
  readonly campaigns: CampaignService;
  readonly numbers: NumberService;
  readonly consent: ConsentService;
  readonly calls: CallService;
  readonly voicemail: VoicemailService;
  readonly handovers: HandoverService;
  readonly teams: TeamService;
}
