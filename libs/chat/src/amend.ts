import { PlatformError } from '@switchboard/kernel';
import { counted, textOf } from './deliver.ts';
import type { DeliveryDeps } from './deliver.ts';
import { chatFailure } from './failure.ts';
import type { TextMessage } from './message.ts';
import type { ThreadQueue } from './thread-queue.ts';

export interface AmendDeps extends DeliveryDeps {
  readonly queue: ThreadQueue;
}

export interface Amendment {
  readonly threadId: string;
  readonly before: TextMessage;
  readonly after: TextMessage;
  readonly request: () => Promise<void>;
}

/**
 * Shows a change at once and takes it back when the service refuses.
 *
 * @throws PlatformError whose code is a `ChatFailure`
 */
export async function amend(deps: AmendDeps, { threadId, before, after, request }: Amendment) {
  const { dispatch, getState, limiter, queue } = deps;
  dispatch({ type: 'amended', threadId, message: after });
  try {
    await queue.run(threadId, async () => {
      await limiter.acquire(threadId);
      await counted(deps, threadId, request);
    });
  } catch (error) {
    // What has come since then is not ours to take back.
    if (textOf(getState(), threadId, after.id)?.version === after.version) {
      dispatch({ type: 'amended', threadId, message: before });
    }
    const message = 'The change was not accepted.';
    throw new PlatformError(chatFailure(error), 'unavailable', message, { cause: error });
  }
}
