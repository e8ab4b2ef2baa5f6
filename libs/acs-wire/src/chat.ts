import { z } from 'zod';
import type { ErrorDetail } from './error.ts';
import { identifierInput } from './identifier.ts';
import type { WireIdentifier } from './identifier.ts';
import { optional, time } from './optional.ts';

/** Figures of the ACS service limits page. */
export const chatLimits = {
  participants: 250,
  batch: 200,
  pageSize: 200,
  messageBytes: 28 * 1024,
  metadataBytes: 1024,
  topic: 250,
  displayName: 256,
  /** Receipts and typing indicators are unsupported in threads with more people. */
  receiptParticipants: 20,
} as const;

export type Metadata = Readonly<Record<string, string>>;
export type MessageType =
  'text' | 'html' | 'topicUpdated' | 'participantAdded' | 'participantRemoved';
export type RetentionPolicy =
  | { readonly kind: 'none' }
  | { readonly kind: 'threadCreationDate'; readonly deleteThreadAfterDays: number };
export type ChatError = ErrorDetail;

const utf8 = new TextEncoder();
const bytes = (text: string): number => utf8.encode(text).length;

const metadata = z
  .record(z.string(), z.string())
  .refine((value) => bytes(Object.entries(value).flat().join('')) <= chatLimits.metadataBytes, {
    message: 'Metadata must not exceed 1 KB.',
  });
/** In a merge patch null takes a key away; the rules check the size of the outcome. */
const metadataPatch = z.record(z.string(), z.string().nullable());
const topic = z.string().min(1).max(chatLimits.topic);
const displayName = z.string().max(chatLimits.displayName);
const retentionPolicy = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({
    kind: z.literal('threadCreationDate'),
    deleteThreadAfterDays: z.number().int().min(30).max(90),
  }),
]);

const participant = z.object({
  communicationIdentifier: identifierInput,
  displayName: optional(displayName),
  shareHistoryTime: optional(time),
  metadata: optional(metadata),
});
export type ParticipantInput = z.output<typeof participant>;

export const createThreadBody = z.object({
  topic,
  participants: z
    .array(participant)
    .max(chatLimits.batch)
    .nullish()
    .transform((people) => people ?? []),
  metadata: optional(metadata),
  retentionPolicy: retentionPolicy.nullish(),
});
export const updateThreadBody = z.object({
  topic: optional(topic),
  metadata: metadataPatch.nullish(),
  retentionPolicy: retentionPolicy.nullish(),
});
export const sendMessageBody = z.object({
  content: z.string(),
  senderDisplayName: optional(displayName),
  // .NET sends null for the type nobody chose.
  type: z
    .enum(['text', 'html'])
    .nullish()
    .transform((type) => type ?? 'text'),
  metadata: optional(metadata),
});
export const updateMessageBody = z.object({
  content: optional(z.string()),
  metadata: metadataPatch.nullish(),
});
export const addParticipantsBody = z.object({
  participants: z.array(participant).min(1).max(chatLimits.batch),
});
export const sendReceiptBody = z.object({ chatMessageId: z.string().min(1).max(64) });
export const typingBody = z.object({ senderDisplayName: optional(displayName) }).nullish();

const pageSize = (usual: number) =>
  z.coerce.number().int().min(1).max(chatLimits.pageSize).default(usual);
/** Pages by time, followed by an opaque `syncState`. */
const pagesByTime = (usual: number) => ({
  maxPageSize: pageSize(usual),
  startTime: time.optional(),
  syncState: z.string().max(1024).optional(),
});
export const listQuery = z.object(pagesByTime(100));
export const messagesQuery = z.object(pagesByTime(10));
export const skipQuery = z.object({
  maxPageSize: pageSize(100),
  skip: z.coerce.number().int().min(0).max(1_000_000).default(0),
});

export interface Page<T> {
  readonly value: readonly T[];
  readonly nextLink?: string;
}

export interface ChatThread {
  readonly id: string;
  readonly topic: string;
  readonly createdOn: string;
  readonly createdByCommunicationIdentifier: WireIdentifier;
  readonly metadata?: Metadata;
  readonly retentionPolicy?: RetentionPolicy;
}

export interface ChatThreadItem {
  readonly id: string;
  readonly topic: string;
  readonly lastMessageReceivedOn: string;
}

export interface ChatParticipant {
  readonly communicationIdentifier: WireIdentifier;
  readonly displayName?: string;
  readonly shareHistoryTime: string;
  readonly metadata?: Metadata;
}

export interface ChatAttachment {
  readonly id: string;
  readonly attachmentType: 'image' | 'file';
  readonly name?: string;
  readonly url?: string;
  readonly previewUrl?: string;
}

export interface ChatMessageContent {
  readonly message?: string;
  readonly topic?: string;
  readonly participants?: readonly ChatParticipant[];
  readonly initiatorCommunicationIdentifier?: WireIdentifier;
  readonly attachments?: readonly ChatAttachment[];
}

export interface ChatMessage {
  readonly id: string;
  readonly type: MessageType;
  readonly sequenceId: string;
  readonly version: string;
  readonly content?: ChatMessageContent;
  readonly senderDisplayName?: string;
  readonly createdOn: string;
  readonly senderCommunicationIdentifier?: WireIdentifier;
  readonly deletedOn?: string;
  readonly editedOn?: string;
  readonly metadata?: Metadata;
}

export interface ChatReceipt {
  readonly senderCommunicationIdentifier: WireIdentifier;
  readonly chatMessageId: string;
  readonly readOn: string;
}
