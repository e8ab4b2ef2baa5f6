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
import { calleeOf, callerIdOf } from '../callees.ts';
import { Emitter } from '../emitter.ts';
import { CallingError, invalidArgument, precondition, unsupported } from '../errors.ts';
import { isPhone } from '../identifiers.ts';
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
   * Hands the other person over: to somebody who is called then, or to whom one has talked in another call
   * already. The latter goes on with both of them, under its own id, and this one has left it.
   *
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
    if ('targetCallId' in target) {
      const { targetCallId } = target;
      if (!this.call.owner.calls().some(({ id }) => id === targetCallId)) {
        throw invalidArgument('There is no such call.');
      }
      return this._run(this.call.ask('call.handOver', { targetCallId }));
    }
    if (!('targetParticipant' in target)) throw unsupported('Voicemail');
    const callerId = callerIdOf(options?.alternateCallerId) ?? this.call.callerId;
    const { user: to } = calleeOf(target.targetParticipant, callerId);
    const from = isPhone(to) && callerId !== undefined ? { alternateCallerId: callerId } : {};
    return this._run(this.call.ask('call.transfer', { user, to, ...from }));
  }

  private _run(asked: Promise<{ readonly id: string }>): Transfer {
    const transfer = new RunningTransfer();
    asked
      .then(({ id }) => {
        this._running.set(id, transfer);
        transfer.begin();
      })
      .catch((error: unknown) => transfer.fail(codeOf(error)));
    return transfer;
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
