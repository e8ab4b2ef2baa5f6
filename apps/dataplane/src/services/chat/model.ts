import type { MessageType, Metadata } from '@switchboard/acs-wire';

/** Chat as it is stored. Times are epoch milliseconds, ids of messages too. */

export interface Thread {
  readonly id: string;
  readonly topic: string;
  readonly createdBy: string;
  readonly createdMs: number;
  readonly metadata: Metadata | null;
  readonly retentionDays: number | null;
  readonly lastMessageId: number;
  /** User ids of who is in it now. */
  readonly members: readonly string[];
}

export interface Participant {
  readonly userId: string;
  readonly displayName: string | null;
  readonly metadata: Metadata | null;
  readonly joinedMs: number;
  /** Earlier messages are not shown. */
  readonly shareFromMs: number;
  /** The last message a removed person sees; null for a member. */
  readonly removedSequence: number | null;
}

export interface Message {
  readonly id: number;
  readonly sequence: number;
  readonly version: number;
  readonly type: MessageType;
  readonly content: MessageContent | null;
  readonly senderId: string | null;
  readonly senderDisplayName: string | null;
  readonly metadata: Metadata | null;
  readonly editedMs: number | null;
  readonly deletedMs: number | null;
}

export interface MessageContent {
  readonly message?: string;
  readonly topic?: string;
  readonly participants?: readonly AddedPerson[];
  readonly initiator?: string;
}

export interface AddedPerson {
  readonly userId: string;
  readonly displayName: string | null;
  readonly shareFromMs: number;
}

/** What a new message is before the thread gives it its place. */
export type MessageDraft = Pick<Message, 'type' | 'senderId' | 'senderDisplayName' | 'metadata'> & {
  readonly content: MessageContent;
};

export interface Receipt {
  readonly userId: string;
  readonly messageId: number;
  readonly readMs: number;
}

/** A thread as one person reaches it. */
export interface Access {
  readonly thread: Thread;
  readonly me: Participant;
}
