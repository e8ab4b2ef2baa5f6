/** A text on a handset. */
export interface HandsetMessage {
  /** Grows. */
  readonly id: number;
  readonly direction: 'received' | 'sent';
  /** The other number. */
  readonly peer: string;
  readonly text: string;
  /** How many parts it came or went in. */
  readonly segments: number;
  /** ISO 8601, of the carrier's clock. */
  readonly at: string;
  /** Of a sent one: until somebody has acknowledged it, it is `sending`. */
  readonly status: MessageStatus;
}

export type MessageStatus = 'received' | 'sending' | 'delivered' | 'failed';
