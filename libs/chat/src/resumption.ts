import type { Clock, Scope } from '@switchboard/kernel';
import { asking } from './failure.ts';
import type { ChatAction } from './reduce.ts';
import type { SdkChatClient } from './sdk.ts';
import type { ChatState } from './state.ts';

/** A connection that died without a word is found out this late, and clocks differ. */
const UNNOTICED_MS = 90_000;

export interface ResumptionDeps {
  readonly client: SdkChatClient;
  readonly clock: Clock;
  readonly scope: Scope;
  readonly getState: () => ChatState;
  readonly dispatch: (action: ChatAction) => void;
  /** Reads all that may have happened since then, epoch ms. */
  readonly fillGap: (sinceMs: number) => Promise<void>;
}

/** Knows since when events may have been missed, and reads what they would have said. */
export interface Resumption {
  /** Follows the connection, and reads what was missed whenever it is back. */
  watch(): void;
  /** Events may have been missed between the two ends of an absence; overlap costs nothing. */
  resume(): Promise<void>;
}

export function createResumption(deps: ResumptionDeps): Resumption {
  const { client, clock, scope, getState, dispatch, fillGap } = deps;
  /** Until when we are sure to have heard everything. */
  let heardUntil = clock.now();

  const resume = async (): Promise<void> => {
    const since = heardUntil - UNNOTICED_MS;
    await asking(() => fillGap(since));
    heardUntil = clock.now();
  };
  const connected = (): void => {
    if (scope.ended) return;
    const { connection, list } = getState();
    // What happened between the first reading and the first connection is not known either.
    const again = connection === 'reconnecting' || list !== 'loading';
    dispatch({ type: 'connection', connection: 'connected' });
    if (again) resume().catch(() => undefined);
  };
  const disconnected = (): void => {
    if (scope.ended) return;
    if (getState().connection === 'connected') heardUntil = clock.now();
    dispatch({ type: 'connection', connection: 'reconnecting' });
  };

  return {
    resume,
    watch() {
      client.on('realTimeNotificationConnected', connected);
      client.on('realTimeNotificationDisconnected', disconnected);
    },
  };
}
