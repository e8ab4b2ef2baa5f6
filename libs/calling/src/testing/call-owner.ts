import type { AddPhoneNumberOptions, CallEndReason } from '@azure/communication-calling';
import type { CommunicationIdentifier } from '@azure/communication-common';
import type { RingDevice } from './conversation.ts';
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
export interface CallOwner<Call> {
  readonly user: string;
  readonly displayName: string;
  readonly calls: readonly Call[];
  readonly exchange: CallExchange;
  /** The devices of somebody, each ready to be rung for this call. */
  ringersOf(user: string, call: Call): readonly RingDevice[];
  startCall(people: readonly CommunicationIdentifier[], options: AddPhoneNumberOptions): Call;
  remove(call: Call): void;
}
