import type { AccessServices } from './access-services.ts';
import { auditRouter } from './areas/audit/router.ts';
import { callTracesRouter } from './areas/call-traces/router.ts';
import { callsRouter } from './areas/calls/router.ts';
import { conversationsRouter } from './areas/conversations/router.ts';
import { directoryRouter } from './areas/directory/router.ts';
import { eventsRouter } from './areas/events/router.ts';
import { invitationsRouter } from './areas/invitations/router.ts';
import { keysRouter } from './areas/keys/router.ts';
import { ledgerRouter } from './areas/ledger/router.ts';
import { liveRouter } from './areas/live/router.ts';
import { meRouter } from './areas/me/router.ts';
import { numbersRouter } from './areas/numbers/router.ts';
import { overviewRouter } from './areas/overview/router.ts';
import { peopleRouter } from './areas/people/router.ts';
import { phoneNetworkRouter } from './areas/phone-network/router.ts';
import { policyRouter } from './areas/policy/router.ts';
import { pushRouter } from './areas/push/router.ts';
import { recordingsRouter } from './areas/recordings/router.ts';
import { roomsRouter } from './areas/rooms/router.ts';
import { speechRouter } from './areas/speech/router.ts';
import { textsRouter } from './areas/texts/router.ts';
import { tokensRouter } from './areas/tokens/router.ts';
import { createProcedures } from './procedures.ts';
import { trpc } from './trpc.ts';

export type AccessRouter = ReturnType<typeof accessRouter>;

/** Everything the trusted service answers, over services that `apps/access` injects. */
export function accessRouter(services: AccessServices) {
  const procedures = createProcedures(services);
  return trpc.router({
    me: meRouter(procedures, services),
    directory: directoryRouter(procedures, services),
    invitations: invitationsRouter(procedures, services),
    rooms: roomsRouter(procedures, services),
    calls: callsRouter(procedures, services),
    callTraces: callTracesRouter(procedures, services),
    push: pushRouter(procedures, services),
    recordings: recordingsRouter(procedures, services),
    people: peopleRouter(procedures, services),
    tokens: tokensRouter(procedures, services),
    policy: policyRouter(procedures, services),
    keys: keysRouter(procedures, services),
    conversations: conversationsRouter(procedures, services),
    overview: overviewRouter(procedures, services),
    live: liveRouter(procedures, services),
    numbers: numbersRouter(procedures, services),
    events: eventsRouter(procedures, services),
    phoneNetwork: phoneNetworkRouter(procedures, services),
    texts: textsRouter(procedures, services),
    speech: speechRouter(procedures, services),
    audit: auditRouter(procedures, services),
    ledger: ledgerRouter(procedures, services),
  });
}
