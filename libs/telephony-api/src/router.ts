import { callsRouter } from './areas/calls/router.ts';
import { campaignsRouter } from './areas/campaigns/router.ts';
import { consentRouter } from './areas/consent/router.ts';
import { contactsRouter } from './areas/contacts/router.ts';
import { handoversRouter } from './areas/handovers/router.ts';
import { inboxRouter } from './areas/inbox/router.ts';
import { numbersRouter } from './areas/numbers/router.ts';
import { teamsRouter } from './areas/teams/router.ts';
import { templatesRouter } from './areas/templates/router.ts';
import { voicemailRouter } from './areas/voicemail/router.ts';
import type { TelephonyServices } from './telephony-services.ts';
import { createProcedures, trpc } from './trpc.ts';

export type TelephonyRouter = ReturnType<typeof telephonyRouter>;

/** Everything the telephony service answers, over services that `apps/telephony-service` injects. */
export function telephonyRouter(services: TelephonyServices) {
  const procedures = createProcedures(services);
  return trpc.router({
    inbox: inboxRouter(procedures, services),
    contacts: contactsRouter(procedures, services),
    templates: templatesRouter(procedures, services),
    campaigns: campaignsRouter(procedures, services),
    numbers: numbersRouter(procedures, services),
    consent: consentRouter(procedures, services),
    calls: callsRouter(procedures, services),
    voicemail: voicemailRouter(procedures, services),
    handovers: handoversRouter(procedures, services),
    teams: teamsRouter(procedures, services),
  });
}
