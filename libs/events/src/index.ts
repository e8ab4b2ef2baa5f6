export type { DeliverySecret } from './checks/secret.ts';
export type { DeliverySignature } from './checks/signature.ts';
export { DELIVERY_LIMITS } from './envelope/read-events.ts';
export { eventErrors } from './event-errors.ts';
export type { EventErrorCode } from './event-errors.ts';
export { eventKind } from './event-kind.ts';
export type { EventAttributes, EventKind, TypedEvent } from './event-kind.ts';
export type { EventDatabase } from './inbox/event-database.ts';
export type { EventVersion } from './inbox/event-version.ts';
export type { EventFailure, EventHandler, EventOutcome, HandleOptions } from './inbox/inbox.ts';
export type { SetAsideEvent } from './inbox/inbox-store.ts';
export { readCallbacks } from './callbacks/read-callbacks.ts';
export type { CallCallback } from './callbacks/read-callbacks.ts';
export {
  callEnded,
  callParticipantAdded,
  incomingCall,
  recordingFileStatusUpdated,
} from './kinds/calls.ts';
export type {
  CallEnded,
  CallParticipantAdded,
  IncomingCall,
  RecordingFileStatusUpdated,
} from './kinds/calls.ts';
export { chatEvent, chatMessageVersion } from './kinds/chat.ts';
export type { ChatEventData } from './kinds/chat.ts';
export {
  chatMessageInThread,
  chatParticipantAdded,
  chatParticipantRemoved,
  chatThreadCreated,
} from './kinds/chat-threads.ts';
export type {
  ChatMessageInThread,
  ChatParticipantAdded,
  ChatParticipantRemoved,
  ChatThreadCreated,
} from './kinds/chat-threads.ts';
export { smsDeliveryReport, smsReceived } from './kinds/sms.ts';
export type { SmsDeliveryReport, SmsReceived } from './kinds/sms.ts';
export { EventReceiver } from './receiver.ts';
export type { EventCounts, EventReceiverOptions } from './receiver.ts';
export type { WebhookRequest, WebhookResponse } from './webhook.ts';
