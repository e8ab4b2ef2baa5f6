import { announce, recordAll } from './announce.ts';
import type { Chat } from './chat.ts';
import * as events from './events.ts';
import { DELETED, threadDeleted } from './published/thread-events.ts';
import { deleteExpired } from './save.ts';

export const PURGE_EVERY_MS = 60_000;
const BATCH = 100;
/** How long a repeated `createThread` finds the first one's thread. */
const REMEMBER_REQUESTS_MS = 86_400_000;

/** Deletes what is due by now: threads past their retention, requests nobody repeats any more. */
export async function purge(chat: Chat, signal: AbortSignal): Promise<void> {
  const nowMs = chat.clock.now();
  while (!signal.aborted && (await purgeSome(chat, nowMs)) === BATCH);
  await chat.store.forgetRequestsBefore(nowMs - REMEMBER_REQUESTS_MS);
}

async function purgeSome(chat: Chat, nowMs: number): Promise<number> {
  const announced = await chat.store.db.$transaction(async (tx) => {
    const gone = await deleteExpired(tx, nowMs, BATCH);
    const deleted = gone.map((thread) => ({
      event: events.threadDeleted(thread.id, undefined, nowMs),
      recipients: thread.members,
      publication: { types: DELETED, events: () => threadDeleted(thread, undefined, nowMs) },
    }));
    return recordAll(chat, tx, deleted);
  });
  announce(chat, announced);
  return announced.length;
}
