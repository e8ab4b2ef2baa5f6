import type { Chat } from './chat.ts';
import * as events from './events.ts';

export const PURGE_EVERY_MS = 60_000;
const BATCH = 100;
/** How long a repeated `createThread` finds the first one's thread. */
const REMEMBER_REQUESTS_MS = 86_400_000;

/** Deletes what is due by now: threads past their retention, requests nobody repeats any more. */
export async function purge({ store, realtime, clock }: Chat): Promise<void> {
  const nowMs = clock.now();
  for (;;) {
    const gone = await store.deleteExpired(nowMs, BATCH);
    for (const { id, members } of gone) {
      realtime.publish(events.threadDeleted(id, undefined, nowMs), members);
    }
    if (gone.length < BATCH) break;
  }
  await store.forgetRequestsBefore(nowMs - REMEMBER_REQUESTS_MS);
}
