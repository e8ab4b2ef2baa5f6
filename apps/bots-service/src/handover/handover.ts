import type { ChannelKind, Summary } from '@switchboard/bots';

/** Somebody who is to be taken over by a person. */
export interface HandoverRequest {
  /** The same once more asks nobody a second time. */
  readonly id: string;
  readonly conversationId: string;
  readonly channel: ChannelKind;
  readonly place: string;
  readonly turn: number;
  readonly team: string;
  readonly summary: Summary;
  readonly atMs: number;
}

/** Finds a person. That one came, or nobody did, comes back as an input that answers the turn. */
export interface Handover {
  /** @returns `nobody` where it is certain already that nobody comes */
  request(request: HandoverRequest, signal: AbortSignal): Promise<'asked' | 'nobody'>;
  /** Nobody has to come any more. */
  cancel(
    request: Pick<HandoverRequest, 'id' | 'conversationId' | 'turn'>,
    signal: AbortSignal,
  ): Promise<void>;
}
