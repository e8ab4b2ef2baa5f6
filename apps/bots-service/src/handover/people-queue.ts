import type { ChannelKind, Summary } from '@switchboard/bots';

/** How far a handover is: `accepted` names who is to be reached, `over` is over without anybody. */
export type HandoverProgress =
  | { readonly state: 'waiting' }
  | { readonly state: 'accepted'; readonly userId: string | null }
  | { readonly state: 'connected' }
  | { readonly state: 'over' };

/** Who waits for a person, as the people are told. */
export interface QueueRequest {
  /** A UUID: the same once more is the same one. */
  readonly id: string;
  readonly team: string;
  readonly channel: ChannelKind;
  readonly name?: string | undefined;
  /** The customer's, in E.164; and ours, which they called or wrote to. */
  readonly number?: string | undefined;
  readonly ours?: string | undefined;
  readonly threadId?: string | undefined;
  readonly callConnectionId?: string | undefined;
  readonly summary: Summary;
}

/** The queue in which people accept what bots hand over. Every method throws what is worth trying again. */
export interface PeopleQueue {
  /** @returns `over` where there is no such team, or as many wait as may */
  request(request: QueueRequest, signal: AbortSignal): Promise<HandoverProgress>;
  get(id: string, signal: AbortSignal): Promise<HandoverProgress>;
  cancel(id: string, signal: AbortSignal): Promise<void>;
  connected(id: string, signal: AbortSignal): Promise<void>;
  notReached(id: string, signal: AbortSignal): Promise<void>;
  /** Ids of what changes; undefined where everything is to be looked at. It ends when the connection does. */
  changes(signal: AbortSignal): AsyncIterable<string | undefined>;
}
