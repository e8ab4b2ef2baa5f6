import { z } from 'zod';
import { eventKind } from '../event-kind.ts';
import type { EventKind, TypedEvent } from '../event-kind.ts';
import type { EventVersion } from '../inbox/event-version.ts';

/** What all events of chat have, and whatever else is in one. */
const chatData = z.looseObject({
  threadId: z.string().min(1).max(256),
  transactionId: z.string().max(256).nullish(),
  messageId: z.string().min(1).max(256).nullish(),
  /** A number in events for people, text in those for threads. */
  version: z
    .union([z.number().int().min(0).max(Number.MAX_SAFE_INTEGER), z.string().regex(/^\d{1,15}$/)])
    .transform(Number)
    .nullish(),
});

export type ChatEventData = z.infer<typeof chatData>;

/** @param name `ChatMessageReceived`, `ChatThreadDeleted` … */
export function chatEvent(name: `Chat${string}`): EventKind<ChatEventData> {
  return eventKind(`Microsoft.Communication.${name}`, chatData);
}

/** Which version of which message an event tells of; undefined where it tells of none. */
export function chatMessageVersion({
  data: { threadId, messageId, version },
}: TypedEvent<ChatEventData>): EventVersion | undefined {
  if (typeof messageId !== 'string' || typeof version !== 'number') return undefined;
  return { key: `${threadId} ${messageId}`, version };
}
