import { callAutomationService } from './call-automation/service.ts';
import { callTracesService } from './call-traces/service.ts';
import { callsService } from './calls/service.ts';
import { chatService } from './chat/service.ts';
import { eventsService } from './events/service.ts';
import { identityService } from './identity/service.ts';
import { mediaService } from './media/service.ts';
import { soundService } from './media/sound/service.ts';
import { phoneNumbersService } from './phone-numbers/service.ts';
import { phoneService } from './phone/service.ts';
import { pushService } from './push/service.ts';
import { realtimeService } from './realtime/service.ts';
import { relayService } from './relay/service.ts';
import { roomsService } from './rooms/service.ts';
import { smsService } from './sms/service.ts';
import { speechService } from './speech/service.ts';
import type { ServiceModule } from './service.ts';
import { sipService } from './sip/service.ts';

/** Every service of the data plane, each after those whose ports it uses. */
export const services: readonly ServiceModule[] = [
  identityService,
  realtimeService,
  eventsService,
  chatService,
  roomsService,
  relayService,
  mediaService,
  soundService,
  callsService,
  callTracesService,
  phoneNumbersService,
  sipService,
  speechService,
  callAutomationService,
  smsService,
  phoneService,
  pushService,
];
