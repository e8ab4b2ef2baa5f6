import type { Reason } from './outcome.ts';

/** A row of `waiting_text`: a text that the network has taken and not got rid of yet. */
export interface WaitingText {
  readonly id: number;
  /** Who submitted it; null where it is from a handset. */
  readonly account: string | null;
  /** Of the handset that it is from. */
  readonly message: number | null;
  readonly source: string;
  readonly destination: string;
  /** null while parts are missing */
  readonly body: string | null;
  readonly total: number;
  readonly attempts: number;
  readonly reason: Reason | null;
  readonly submitted_at: number;
  readonly due_at: number;
  readonly expires_at: number;
}

/** A row of `segment`: one submit_sm, and the receipt that is wanted of it. */
export interface Segment {
  readonly id: string;
  readonly place: number;
  readonly bytes: Uint8Array;
  readonly data_coding: number;
  readonly receipt: number;
}
