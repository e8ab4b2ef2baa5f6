import type { CallInfo } from '@azure/communication-calling';
import type { InternalEvents } from './internal-events.ts';

export interface CallInfoDeps {
  readonly groupId: string | undefined;
  /** Our own leg; empty until the server has let us in. */
  readonly participantId: () => string;
  /** Resolves once the server has let us in. */
  readonly callId: () => Promise<string>;
  readonly events: InternalEvents;
}

/** What the SDK tells of a call beside the call itself. */
export function callInfo({ groupId, participantId, callId, events }: CallInfoDeps): CallInfo {
  return {
    groupId,
    threadId: undefined,
    get participantId() {
      return participantId();
    },
    getServerCallId: async () => btoa(await callId()),
    onCallInfoChanged: (event, listener) => events.on(event, listener),
    offCallInfoChanged: (event, listener) => events.off(event, listener),
  };
}
