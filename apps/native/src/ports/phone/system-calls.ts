/** A call as the system knows it; the names are those of `expo-callkit-telecom` 0.4. */
export interface SystemCall {
  /** The system's own id. */
  readonly id: string;
  readonly status: 'requesting' | 'connecting' | 'ringing' | 'connected' | 'ended';
  /** Who is called, or calls. */
  readonly remoteParticipants: readonly SystemPerson[];
  /** What a push told of it, or the app; absent for calls from here. */
  readonly incomingCallEvent?: SystemCallEvent | undefined;
}

export interface SystemCallEvent {
  readonly eventId: string;
  readonly serverCallId: string;
  readonly hasVideo: boolean;
  readonly startedAt?: string;
  readonly caller: SystemPerson;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

export interface SystemPerson {
  readonly id: string;
  readonly displayName?: string;
}

/** Why a call is over that the person did not end on the system's screen. */
export type SystemCallEnd =
  'remoteEnded' | 'unanswered' | 'answeredElsewhere' | 'declinedElsewhere';

interface Subscription {
  remove(): void;
}

type Listen<Event> = (listener: (event: Event) => void) => Subscription;

/** Calls on the system's screen (CallKit, Android Telecom), as much of them as the app uses. */
export interface SystemCalls {
  getActiveCallSession(): Promise<SystemCall | null>;
  readonly addCallSessionAddedListener: Listen<{ readonly session: SystemCall }>;
  readonly addCallAnsweredListener: Listen<{ readonly id: string; readonly requestId: string }>;
  readonly addCallEndedListener: Listen<{ readonly id: string; readonly session: SystemCall }>;
  reportIncomingCall(event: SystemCallEvent): Promise<void>;
  /** @returns the system's own id */
  startOutgoingCall(callee: SystemPerson, options: { readonly hasVideo: boolean }): Promise<string>;
  reportOutgoingCallConnected(id: string): Promise<void>;
  answerCall(id: string): Promise<void>;
  fulfillIncomingCallConnected(requestId: string): Promise<void>;
  failIncomingCallConnected(id: string, requestId: string): Promise<void>;
  reportCallEnded(id: string, reason: SystemCallEnd): Promise<void>;
}
