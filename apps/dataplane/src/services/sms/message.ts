import type { DeliveryCode } from './status.ts';

/** A text that is to be sent. Times are epoch milliseconds. */
export interface NewMessage {
  readonly id: string;
  readonly sender: string;
  readonly recipient: string;
  readonly content: string;
  readonly segments: number;
  readonly tag: string | null;
  readonly wantsReport: boolean;
  readonly isReply: boolean;
  readonly provider: string;
  readonly createdMs: number;
  readonly expiresMs: number;
}

/** A text that this process has claimed to send it. */
export interface ClaimedMessage extends Omit<NewMessage, 'tag' | 'provider' | 'createdMs'> {
  /** In which order texts were accepted; also what tells one from the other to the provider. */
  readonly number: number;
  /** This one included. */
  readonly attempts: number;
  /** Segments that the provider has acknowledged, from 1. */
  readonly acknowledged: readonly number[];
  readonly isOptedOut: boolean;
}

/** A segment that the provider has acknowledged. */
export interface Acknowledgement {
  readonly messageId: string;
  readonly index: number;
  readonly provider: string;
  /** Null where the provider gave none. */
  readonly providerId: string | null;
}

/** What a provider says became of a segment. */
export interface SegmentReceipt {
  readonly provider: string;
  readonly providerId: string;
  readonly code: DeliveryCode;
}

/** A text of which nothing more is to come. */
export interface EndedMessage {
  readonly id: string;
  readonly sender: string;
  readonly recipient: string;
  readonly tag: string | null;
  readonly wantsReport: boolean;
  readonly code: DeliveryCode;
  readonly delivered: number;
  readonly segments: number;
  readonly endedMs: number;
}
