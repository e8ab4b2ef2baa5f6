import type {
  AddPhoneNumberOptions,
  CallFeatureContext,
  CommunicationServicesError,
  Transfer,
  TransferCallFeature,
  TransferErrorCode,
  TransferState,
  TransferToCallLocator,
  TransferToParticipantLocator,
  TransferToParticipantOptions,
  TransferToVoicemailLocator,
} from '@azure/communication-calling';
import type { CallEvent } from '@switchboard/acs-wire';
import type { LocalCall } from '../call.ts';
import { calleeOf, callerIdOf } from '../callees.ts';
import { Emitter } from '../emitter.ts';
import { CallingError, invalidArgument, precondition, unsupported } from '../errors.ts';
import { isPhone, rawIdOf } from '../identifiers.ts';
import { FeatureOfCall } from './call-feature.ts';

type Requested = Extract<CallEvent, { type: 'call.transferRequested' }>;
type Target = TransferToParticipantLocator | TransferToCallLocator | TransferToVoicemailLocator;

/** Hands the other person over to a third one. */
export class TransferFeature extends FeatureOfCall implements TransferCallFeature {
  readonly name = 'Transfer';
  private readonly _running = new Map<string, RunningTransfer>();

  constructor(context: CallFeatureContext) {
    super(context);
    this.subscribe('event', (event) => {
      if (event.type === 'call.transferRequested') this._follow(event);
      if (event.type !== 'call.transferChanged') return;
      const transfer = this._running.get(event.id);
      this._running.delete(event.id);
      if (event.state === 'transferred') transfer?.succeed();
      else transfer?.fail(event.reason ?? { code: 500 });
    });
  }

  /**
   * @param options may name the number that a phone is called from, which the SDK's own options have
   *   no word for; otherwise it is the one that phones were called from last in this call
   */
  transfer(
    target: Target,
    options?: TransferToParticipantOptions & AddPhoneNumberOptions,
  ): Transfer {
    this.call.assertConnected();
    const [user, ...others] = this.call.known.others.keys();
    if (user === undefined || others.length > 0) {
      throw precondition('Only a call between two can be transferred.');
    }
    const { to, consult } = this._resolve(target);
    const callerId = callerIdOf(options?.alternateCallerId) ?? this.call.callerId;
    if ('targetParticipant' in target) calleeOf(target.targetParticipant, callerId);
    const transfer = new RunningTransfer(() => void consult?.hangUp().catch(() => undefined));
    this.call
      .ask('call.transfer', {
        ...{ user, to },
        ...(isPhone(to) && callerId !== undefined && { alternateCallerId: callerId }),
      })
      .then(({ id }) => {
        this._running.set(id, transfer);
        transfer.begin();
      })
      .catch((error: unknown) => transfer.fail(codeOf(error)));
    return transfer;
  }

  /** The person, and the call with them that is over once they have been handed over. */
  private _resolve(target: Target): { to: string; consult?: LocalCall } {
    if ('targetParticipant' in target) return { to: rawIdOf(target.targetParticipant) };
    if (!('targetCallId' in target)) throw unsupported('Voicemail');
    const calls = this.call.owner.calls();
    const consult = calls.find(({ id }) => id === target.targetCallId);
    const to = consult && [...consult.known.others.keys()][0];
    if (!consult || to === undefined) throw invalidArgument('There is no such call.');
    return { to, consult };
  }

  private _follow({ callId, id, to, alternateCallerId: callerId }: Requested): void {
    const { isMuted: muted, owner } = this.call;
    // Who was muted must not be heard by somebody new without having done anything.
    const targetCall = owner.startTransferred({ to, callerId, muted, callId, id });
    this.emit('transferAccepted', { targetCall });
  }
}

class RunningTransfer extends Emitter implements Transfer {
  private _state: TransferState = 'None';
  private _error: TransferErrorCode | undefined;
  private readonly _onDone: () => void;

  constructor(onDone: () => void) {
    super();
    this._onDone = onDone;
  }

  get state(): TransferState {
    return this._state;
  }

  get error(): TransferErrorCode {
    return this._error as TransferErrorCode;
  }

  begin(): void {
    this._enter('Transferring');
  }

  succeed(): void {
    this._enter('Transferred');
    this._onDone();
  }

  fail(error: TransferErrorCode): void {
    this._error = error;
    this._enter('Failed');
  }

  private _enter(state: TransferState): void {
    this._state = state;
    this.emit('stateChanged');
  }
}

function codeOf(error: unknown): TransferErrorCode {
  if (!(error instanceof CallingError)) return { code: 500 };
  const { code, subCode }: CommunicationServicesError = error;
  return { code, subCode };
}
