import type { Clock } from '@switchboard/kernel';
import type { Duplex } from 'node:stream';
import type { RefusalStatus } from '../codec/command-status.ts';
import type { Bind, DeliverSm } from '../codec/pdu.ts';
import type { SessionLimits } from '../session/session-limits.ts';
import type { BackOff } from './back-off.ts';
import type { LinkStatus } from './link-status.ts';

export interface SmppClientOptions {
  /** Opens a link to the carrier: see `connectTo`. */
  readonly connect: (signal: AbortSignal) => Promise<Duplex>;
  readonly account: Pick<Bind, 'systemId' | 'password'> &
    Partial<Pick<Bind, 'systemType' | 'addressRange'>>;
  readonly clock: Clock;
  /** A transceiver, or a transmitter and a receiver for carriers that have none. */
  readonly bindAs?: 'transceiver' | 'pair';
  /** How many of these. */
  readonly links?: number;
  readonly limits?: Partial<SessionLimits>;
  readonly sending?: Partial<SendingLimits>;
  readonly backOff?: Partial<BackOff>;
  /**
   * Stores a message or receipt. Only then it is acknowledged; where this fails, or takes longer than
   * `handlerTimeoutMs`, the carrier is told to deliver it again, so **it may come twice**. A status that is
   * returned refuses it.
   */
  readonly onDeliver: (message: DeliverSm) => Promise<RefusalStatus | void>;
  readonly onLink?: (status: LinkStatus) => void;
  /** 0 to 1, exclusive. */
  readonly random?: () => number;
}

/** Times are in milliseconds. */
export interface SendingLimits {
  /** What the contract allows over all links together. */
  readonly messagesPerSecond: number;
  /** How many may wait to be sent. */
  readonly queued: number;
  /** What has not been sent by then is `submit-not-sent`. */
  readonly notSentAfterMs: number;
  /** How long nothing is sent after the carrier asked for it; doubles each time. */
  readonly pauseMs: number;
  readonly maxPauseMs: number;
  /** How often one message is sent again that the carrier had no room for. */
  readonly retries: number;
}

export const SENDING_LIMITS: SendingLimits = {
  messagesPerSecond: Infinity,
  queued: 10_000,
  notSentAfterMs: 60_000,
  pauseMs: 1_000,
  maxPauseMs: 30_000,
  retries: 5,
};
