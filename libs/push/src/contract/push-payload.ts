import { z } from 'zod';

/** Names what happened: a device that gets the same twice acts once. */
const eventId = z.uuid();
const callId = z.string().min(1).max(200);
/** A raw communication identifier; never a phone number. */
const personId = z.string().min(1).max(200);
const time = z.iso.datetime();

/**
 * Somebody calls. The shape is that of `expo-callkit-telecom` 0.4, whose native half reads it while no
 * code of the app runs; what is ours stands in `metadata`.
 */
export const incomingCall = z.object({
  type: z.literal('incoming-call'),
  eventId,
  serverCallId: callId,
  hasVideo: z.boolean(),
  startedAt: time,
  caller: z.object({
    id: personId,
    /** Absent where the policy hides names. */
    displayName: z.string().max(256).optional(),
  }),
  metadata: z.object({
    /** Whom it is for: an app in which somebody else signed in since must not ring. */
    recipientId: personId,
    /** When it stops ringing. */
    expiresAt: time,
  }),
});

/** Why a call rings no more. */
export const callEndReasons = [
  'answered-elsewhere',
  'declined-elsewhere',
  'cancelled',
  'no-answer',
] as const;

/** A call that rang does not any more. */
export const callEnded = z.object({
  type: z.literal('call-ended'),
  eventId,
  serverCallId: callId,
  recipientId: personId,
  reason: z.enum(callEndReasons),
});

/** A text message in a thread. */
export const chatMessage = z.object({
  type: z.literal('chat-message'),
  eventId,
  threadId: z.string().min(1).max(200),
  messageId: z.string().min(1).max(100),
  recipientId: personId,
  sentAt: time,
  senderId: personId,
  /** Both are absent where the policy hides what is written. */
  senderName: z.string().max(256).optional(),
  text: z.string().max(1_000).optional(),
});

/** Somebody tries whether pushes arrive. */
export const testPush = z.object({
  type: z.literal('test'),
  eventId,
  recipientId: personId,
  sentAt: time,
});

export const pushPayload = z.discriminatedUnion('type', [
  incomingCall,
  callEnded,
  chatMessage,
  testPush,
]);

export type IncomingCallPush = z.output<typeof incomingCall>;
export type CallEndedPush = z.output<typeof callEnded>;
export type ChatMessagePush = z.output<typeof chatMessage>;
export type TestPush = z.output<typeof testPush>;
export type PushPayload = z.output<typeof pushPayload>;
export type CallEndReason = (typeof callEndReasons)[number];
