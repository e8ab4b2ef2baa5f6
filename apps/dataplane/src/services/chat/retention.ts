import type { Chat } from './chat.ts';
import * as events from './events.ts';

const EVERY_MS = 60_000;
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

/** Purges every minute of the clock; a failed round is the next one's work. */
export function startRetention(chat: Chat, onError: (error: unknown) => void): AsyncDisposable {
  let timer: Disposable;
  let running = Promise.resolve();
  const wait = (): void => {
    timer = chat.clock.after(EVERY_MS, () => {
      running = purge(chat).catch(onError);
      wait();
    });
  };
  wait();
  return {
    async [Symbol.asyncDispose]() {
      timer[Symbol.dispose]();
      await running;
    },
  };
}
