export type { Actor } from './actor.ts';
export { apiError, apiErrors } from './api-errors.ts';
export type { ApiErrorCode } from './api-errors.ts';
export type * from './areas/calls/service.ts';
export { callRoute as callRouteSchema } from './areas/calls/shapes.ts';
export type { CallView, LiveCallView } from './areas/calls/shapes.ts';
export type * from './areas/campaigns/service.ts';
export type { CampaignView, RecipientView } from './areas/campaigns/shapes.ts';
export type * from './areas/consent/service.ts';
export type { ConsentLedger } from './areas/consent/shapes.ts';
export type * from './areas/contacts/service.ts';
export type { ContactView } from './areas/contacts/shapes.ts';
export type * from './areas/handovers/service.ts';
export { summary as handoverSummarySchema } from './areas/handovers/shapes.ts';
export type { HandoverView } from './areas/handovers/shapes.ts';
export type * from './areas/inbox/service.ts';
export { change as changeSchema } from './areas/inbox/shapes.ts';
export type {
  Change,
  ChangeKind,
  ConversationView,
  MessageView,
  NoteView,
  OpenedConversation,
} from './areas/inbox/shapes.ts';
export type * from './areas/numbers/service.ts';
export type { NumberView } from './areas/numbers/shapes.ts';
export type * from './areas/teams/service.ts';
export type { PresenceView, TeamView } from './areas/teams/shapes.ts';
export type * from './areas/templates/service.ts';
export { templateFields } from './areas/templates/fields.ts';
export type { TemplateField } from './areas/templates/fields.ts';
export type { TemplateView } from './areas/templates/shapes.ts';
export type * from './areas/voicemail/service.ts';
export { defaultLimits } from './limits.ts';
export type { LimitName } from './limits.ts';
export { telephonyRouter } from './router.ts';
export type { TelephonyRouter } from './router.ts';
export type { Colleague, Page, PageRequest } from './shapes.ts';
export type { TelephonyServices } from './telephony-services.ts';
