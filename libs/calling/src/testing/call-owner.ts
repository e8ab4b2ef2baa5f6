import type { AddPhoneNumberOptions, CallEndReason } from '@azure/communication-calling';
import type { CommunicationIdentifier } from '@azure/communication-common';
import type { RingDevice } from './conversation.ts';
import type { FakeCall } from './fake-call.ts';
import type { ListenerCount } from './fake-emitter.ts';

/** What a call asks of the exchange. */
export interface CallExchange {
  readonly listeners: ListenerCount;
  id(): string;
  operation(name: string): Promise<void>;
  assertSupported(feature: string): void;
  refusalOf(users: readonly string[]): CallEndReason | undefined;
  silenceOf(user: string): CallEndReason;
}

/** What a call needs of the agent it belongs to. */
export interface CallOwner {
  readonly user: string;
  readonly displayName: string;
  readonly calls: readonly FakeCall[];
  readonly exchange: CallExchange;
  /** The devices of somebody, each ready to be rung for this call. */
  ringersOf(user: string, call: FakeCall): readonly RingDevice[];
  startCall(people: readonly CommunicationIdentifier[], options: AddPhoneNumberOptions): FakeCall;
  remove(call: FakeCall): void;
}
