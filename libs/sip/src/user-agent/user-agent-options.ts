import type { Clock } from '@switchboard/kernel';
import type { IncomingCall } from '../call/incoming-call.ts';
import type { SessionPolicy } from '../call/session-interval.ts';
import type { Credentials } from '../digest/digest-credentials.ts';
import type { DigestGuard } from '../digest/digest-guard.ts';
import type { Flow, SipPeer, SipTransport } from '../transport/flow.ts';
import type { SipTrace } from './trace.ts';

/** What a registrar is asked, with what it needs to know to decide. */
export interface RegisterRequest {
  /** The address that is registered: of To. */
  readonly address: string;
  readonly contacts: readonly string[];
  readonly expires: string | undefined;
  readonly authorization: string | undefined;
  readonly target: string;
  readonly callId: string;
  readonly cseq: number;
  readonly flow: Flow;
}

export interface RegisterAnswer {
  readonly status: number;
  /** Whole lines. */
  readonly headers: readonly string[];
}

export interface UserAgentLimits {
  readonly calls: number;
  /** Calls, registrations and questions, those that ended half a minute ago among them. */
  readonly associations: number;
  /** A call that nobody has answered, refused or cancelled by then is over. */
  readonly ringingMs: number;
}

export const USER_AGENT_LIMITS: UserAgentLimits = {
  calls: 2_000,
  associations: 20_000,
  ringingMs: 180_000,
};

export interface UserAgentOptions {
  readonly transports: readonly SipTransport[];
  readonly clock: Clock;
  /** The user part of Contact. */
  readonly contactUser?: string;
  /** As it stands in User-Agent. */
  readonly name?: string;
  readonly limits?: Partial<UserAgentLimits>;
  /** Absent for the usual one; null where calls are never refreshed. */
  readonly sessionPolicy?: SessionPolicy | null;
  /** Who has to prove who they are before they may call; nobody where it is absent. */
  readonly authenticate?: (flow: Flow) => DigestGuard | undefined;
  /** Without it calls are refused with 480. */
  readonly onInvite?: (call: IncomingCall) => void;
  /** Without it registrations are refused with 405. */
  readonly onRegister?: (request: RegisterRequest) => RegisterAnswer;
  readonly onTrace?: (trace: SipTrace) => void;
  /** Something that nobody foresaw was thrown, while a message of a peer was handled; it was answered with 500. */
  readonly onFault?: (error: unknown) => void;
}

/** Whom to ask, and as whom. */
export interface OutOfDialogOptions {
  readonly peer: SipPeer;
  readonly target: string;
  readonly from?: string;
  readonly to?: string;
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly credentials?: Credentials;
  /** After this nobody waits for the answer; that of SIP, 32 seconds, where it is absent. */
  readonly timeoutMs?: number;
}
