import type {
  CustomContext,
  JoinCallOptions,
  StartCallOptions,
} from '@azure/communication-calling';
import type { CommunicationIdentifier } from '@azure/communication-common';
import { calleeOf } from './callee.ts';
import { Conversation } from './conversation.ts';
import type { RingDevice } from './conversation.ts';
import { FakeCall } from './fake-call.ts';
import { FakeEmitter } from './fake-emitter.ts';
import type { FakeError } from './fake-error.ts';
import type { FakeExchange, RegisteredAgent } from './fake-exchange.ts';
import { FakeIncoming } from './fake-incoming.ts';

/** A person's agent at the fake exchange. */
export class FakeAgent extends FakeEmitter implements RegisteredAgent {
  readonly kind = 'CallAgent';
  readonly exchange: FakeExchange;
  readonly user: string;
  readonly displayName: string;
  disposed = false;
  connectionState: 'Connected' | 'Disconnected' = 'Connected';
  readonly ringing = new Set<FakeIncoming>();
  readonly #calls = new Set<FakeCall>();

  constructor(exchange: FakeExchange, user: string, displayName: string) {
    super(exchange.listeners);
    this.exchange = exchange;
    this.user = user;
    this.displayName = displayName;
    exchange.register(this);
  }

  get calls(): readonly FakeCall[] {
    return [...this.#calls];
  }

  startCall(people: readonly CommunicationIdentifier[], options: StartCallOptions = {}): FakeCall {
    const users = people.map((one) => calleeOf(one, options));
    const conversation = new Conversation('direct');
    const call = new FakeCall(this, conversation, 'Outgoing', options);
    this.add(call);
    conversation.enter(this.user, call);
    // The service answers later than the SDK returns.
    queueMicrotask(() => {
      const refusal = this.exchange.refusalOf(users);
      if (refusal) return conversation.leave(this.user, refusal);
      call.renamed();
      for (const user of users) {
        const ringers = this.ringersOf(user, call);
        conversation.ring(user, ringers, this.exchange.silenceOf(user), options.customContext);
      }
    });
    return call;
  }

  join(locator: { groupId: string } | { roomId: string }, options: JoinCallOptions = {}): FakeCall {
    const call = new FakeCall(this, new Conversation('group'), 'Outgoing', options);
    this.add(call);
    queueMicrotask(() => {
      try {
        call.enter(this.#conversationOf(locator));
      } catch (error) {
        const { code, subCode } = error as FakeError;
        call.ended({ code, subCode });
      }
    });
    return call;
  }

  ringersOf(user: string, call: FakeCall): readonly RingDevice[] {
    return this.exchange
      .agentsOf(user)
      .map((agent) => (context) => agent.ring(call.conversation, call, context));
  }

  ring(conversation: Conversation, by: FakeCall, context?: CustomContext): FakeIncoming {
    const incomingCall = new FakeIncoming(this, conversation, by, context);
    this.ringing.add(incomingCall);
    queueMicrotask(() => this.emit('incomingCall', { incomingCall }));
    return incomingCall;
  }

  add(call: FakeCall): void {
    this.#calls.add(call);
    this.emit('callsUpdated', { added: [call], removed: [] });
  }

  remove(call: FakeCall): void {
    if (this.#calls.delete(call)) this.emit('callsUpdated', { added: [], removed: [call] });
  }

  /** The line to the service goes, or comes back. */
  setConnected(connected: boolean, reason?: 'connectionIssue' | 'invalidToken'): void {
    const oldValue = this.connectionState;
    this.connectionState = connected ? 'Connected' : 'Disconnected';
    this.emit('connectionStateChanged', { oldValue, newValue: this.connectionState, reason });
  }

  async dispose(): Promise<void> {
    this.disposed = true;
    await Promise.all(this.calls.map((call) => call.hangUp()));
    this.exchange.unregister(this);
  }

  #conversationOf(locator: { groupId: string } | { roomId: string }) {
    if ('roomId' in locator) return this.exchange.enterRoom(locator.roomId, this.user);
    return { conversation: this.exchange.group(locator.groupId), role: 'Presenter' as const };
  }
}
