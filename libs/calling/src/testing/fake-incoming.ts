import type { AcceptCallOptions, CallEndReason, CustomContext } from '@azure/communication-calling';
import { identifierOf } from '../identity.ts';
import type { CallOwner } from './call-owner.ts';
import type { Conversation, RingingDevice } from './conversation.ts';
import { FakeCall } from './fake-call.ts';
import { FakeEmitter } from './fake-emitter.ts';
import { FakeError } from './fake-error.ts';

/** The agent that it rings at. */
export interface RungAgent extends CallOwner<FakeCall> {
  readonly ringing: Set<FakeIncoming>;
  add(call: FakeCall): void;
}

/** A call that rings at one fake agent. */
export class FakeIncoming extends FakeEmitter implements RingingDevice {
  readonly kind = 'IncomingCall';
  readonly id: string;
  callerInfo;
  readonly customContext: CustomContext | undefined;
  readonly info = { getServerCallId: async () => `server-${this.id}` };
  callEndReason: CallEndReason | undefined;
  readonly #agent: RungAgent;
  readonly #conversation: Conversation;
  #over = false;

  constructor(
    agent: RungAgent,
    conversation: Conversation,
    by: FakeCall,
    customContext: CustomContext | undefined,
  ) {
    super(agent.exchange.listeners);
    this.customContext = customContext;
    this.id = agent.exchange.id();
    this.#agent = agent;
    this.#conversation = conversation;
    this.callerInfo = {
      identifier: identifierOf(by.user),
      displayName: by.agent.displayName,
    };
  }

  async accept(options: AcceptCallOptions = {}): Promise<FakeCall> {
    await this.#agent.exchange.operation('accept');
    if (this.#over) throw new FakeError(412, 41071);
    this.#stop();
    const call = new FakeCall(this.#agent, this.#conversation, 'Incoming', options);
    this.#agent.add(call);
    this.#conversation.answered(this.#agent.user, call, this);
    return call;
  }

  async reject(): Promise<void> {
    if (this.#over) throw new FakeError(412, 41071);
    this.#stop();
    this.#conversation.declined(this.#agent.user);
  }

  /** The service learns who it is. */
  callerNamed(displayName: string): void {
    this.callerInfo = { ...this.callerInfo, displayName };
    this.emit('callerInfoChanged');
  }

  end(callEndReason: CallEndReason): void {
    if (this.#over) return;
    this.#stop();
    this.callEndReason = callEndReason;
    this.emit('callEnded', { callEndReason });
  }

  #stop(): void {
    this.#over = true;
    this.#agent.ringing.delete(this);
  }
}
