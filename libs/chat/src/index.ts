export { chatErrors } from './chat-errors.ts';
export { createChat } from './chat.ts';
export type { Chat, ChatDeps } from './chat.ts';
export { CHOICE, CHOICES } from './choices.ts';
export type { Choice } from './choices.ts';
export { chatFailure } from './failure.ts';
export type { ChatFailure } from './failure.ts';
export { groupIdOf } from './group-id.ts';
export {
  MAX_MESSAGE_BYTES,
  MAX_PARTICIPANTS,
  MAX_TOPIC_LENGTH,
  messageBytes,
  SEND_LIMITS,
} from './limits.ts';
export type { KeptMessage } from './outgoing.ts';
export { isText, SIGNAL } from './message.ts';
export type { Message, Participant, SystemMessage, TextMessage } from './message.ts';
export type { RateLimit } from './rate-limiter.ts';
export type { SdkChatClient } from './sdk.ts';
export {
  lastMessage,
  nameOf,
  newestForeignId,
  openOffer,
  readBy,
  threadsByActivity,
  unreadCount,
  unreadTotal,
} from './select.ts';
export type { ChatState, ThreadState } from './state.ts';
export { threadSignals } from './thread-signals.ts';
export type { ThreadSignals } from './thread-signals.ts';
export { systemLineOf } from './system-line.ts';
export type { SystemLine } from './system-line.ts';
export { textParts } from './text-parts.ts';
export { nearnessOf, timelineRows } from './timeline-rows.ts';
export type { TimelineRow } from './timeline-rows.ts';
