import type { Clock } from '@switchboard/kernel';
import type { TlsOptions } from 'node:tls';
import type { RefusalStatus } from '../codec/command-status.ts';
import type { Bind, SubmitSm } from '../codec/pdu.ts';
import type { BindMode } from '../session/bind-mode.ts';
import type { CloseReason, SessionLimits } from '../session/session-limits.ts';

/** Who is bound, or wants to be. */
export interface Peer {
  readonly systemId: string;
  readonly address: string;
  readonly mode: BindMode;
}

export interface ServerLimits {
  /** Links at once, bound or not. */
  readonly sessions: number;
  /** Links at once that are not bound: strangers do not keep customers out. */
  readonly unbound: number;
  readonly bindsPerAccount: number;
}

export const SERVER_LIMITS: ServerLimits = { sessions: 1_000, unbound: 100, bindsPerAccount: 8 };

export interface SmppServerOptions {
  readonly host?: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** Given, links are encrypted. */
  readonly tls?: TlsOptions;
  readonly clock: Clock;
  /** Whom binds are answered as; at most 15 characters. */
  readonly systemId: string;
  readonly limits?: Partial<ServerLimits>;
  readonly sessionLimits?: Partial<SessionLimits>;
  /** May somebody connect from this address? Everybody may unless this says otherwise. */
  readonly allowAddress?: (address: string) => boolean;
  /** @returns why somebody may not bind; undefined where they may */
  readonly authenticate: (bind: Bind, peer: Peer) => Promise<RefusalStatus | undefined>;
  /** Accepts a message. Where this fails, the client is told to try again. */
  readonly onSubmit: (message: SubmitSm, peer: Peer) => Promise<SubmitAnswer>;
  /** Somebody has bound, or has room again: what waits for them may be delivered. */
  readonly onRoom?: (peer: Peer) => void;
  readonly onClosed?: (peer: Peer | undefined, reason: CloseReason) => void;
}

export type SubmitAnswer = { readonly messageId: string } | { readonly status: RefusalStatus };
