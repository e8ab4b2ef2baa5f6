export type {
  Change,
  ConversationView,
  MessageView,
  NoteView,
  OpenedConversation,
} from '../areas/inbox/shapes.ts';
export type { CallView, LiveCallView } from '../areas/calls/shapes.ts';
export type { CampaignView, RecipientView } from '../areas/campaigns/shapes.ts';
export { MAX_NAMED } from '../areas/contacts/max-named.ts';
export type { ContactView } from '../areas/contacts/shapes.ts';
export type { HandoverView } from '../areas/handovers/shapes.ts';
export type { NumberView } from '../areas/numbers/shapes.ts';
export type { PresenceView, TeamView } from '../areas/teams/shapes.ts';
export { templateFields } from '../areas/templates/fields.ts';
export type { TemplateField } from '../areas/templates/fields.ts';
export type { TemplateView } from '../areas/templates/shapes.ts';
export type { RpcErrorData as TelephonyErrorData } from '@switchboard/rpc';
export type { TelephonyRouter } from '../router.ts';
export { createTelephonyClient } from './telephony-client.ts';
export type { TelephonyClient, TelephonyClientOptions } from './telephony-client.ts';
export { telephonyFailure } from './telephony-failure.ts';
