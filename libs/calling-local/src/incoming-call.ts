import type {
  AcceptCallOptions,
  Call,
  CallEndReason,
  CallerInfo,
  CallInfo,
  CustomContext,
  IncomingCall,
  IncomingCallKind,
} from '@azure/communication-calling';
import type { CallEvent, CallReason } from '@switchboard/acs-wire';
import { readContext } from './custom-context.ts';
import { Emitter } from './emitter.ts';
import { precondition } from './errors.ts';
import { identifierOf } from './identifiers.ts';

export type Ringing = Extract<CallEvent, { type: 'call.incoming' }>;

export interface IncomingDeps {
  readonly accept: (incoming: RingingCall, options: AcceptCallOptions) => Call;
  readonly reject: (callId: string) => Promise<unknown>;
}

/** A call that rings here. */
export class RingingCall extends Emitter implements IncomingCall {
  readonly kind = 'IncomingCall' as IncomingCallKind;
  readonly id: string;
  readonly callerInfo: CallerInfo;
  readonly transferorInfo: CallerInfo;
  readonly customContext: CustomContext;
  readonly info: CallInfo;
  /** Is it a call between two? */
  readonly isDirect: boolean;
  private _reason: CallReason | undefined;
  private _taken = false;
  private readonly _deps: IncomingDeps;

  constructor(ringing: Ringing, deps: IncomingDeps) {
    super();
    this._deps = deps;
    this.id = ringing.callId;
    this.callerInfo = callerOf(ringing.from);
    // Absent ones are `undefined` in the SDK too.
    this.transferorInfo = (ringing.transferor && callerOf(ringing.transferor)) as CallerInfo;
    this.customContext = readContext(ringing.context) as CustomContext;
    this.info = infoOf(ringing.callId);
    this.isDirect = ringing.kind === 'direct';
  }

  get callEndReason(): CallEndReason {
    return this._reason as CallEndReason;
  }

  async accept(options: AcceptCallOptions = {}): Promise<Call> {
    this._take();
    return this._deps.accept(this, options);
  }

  async reject(): Promise<void> {
    this._take();
    await this._deps.reject(this.id);
  }

  end(reason: CallReason): void {
    if (this._reason) return;
    this._reason = reason;
    this.emit('callEnded', { callEndReason: reason });
    this.removeListeners();
  }

  private _take(): void {
    if (this._taken || this._reason) throw precondition('This call does not ring any more.');
    this._taken = true;
  }
}

function callerOf({ user, displayName }: Ringing['from']): CallerInfo {
  return { identifier: identifierOf(user), ...(displayName !== undefined && { displayName }) };
}

function infoOf(callId: string): CallInfo {
  return {
    groupId: undefined,
    threadId: undefined,
    participantId: '',
    getServerCallId: async () => btoa(callId),
    onCallInfoChanged: () => undefined,
    offCallInfoChanged: () => undefined,
  };
}
