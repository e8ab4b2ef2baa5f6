import { z } from 'zod';
import type { Message, Participant } from './model.ts';
import type { ChatStore, MessageRange } from './store.ts';

/**
 * Where a reading of the history stands; it travels in the link to the next page.
 *
 * Messages are listed by version, and an edit between two pages moves a message ahead of the place
 * where the reading stands. So a reading that comes to its end goes once more through what has moved
 * since it began: nothing is lost, and shown again is only what has become another version.
 */
export const historyPlace = z.object({
  /** The last message shown; none at the beginning of a round. */
  after: z.object({ version: z.int(), id: z.int() }).optional(),
  /** The newest version when this round began. */
  horizon: z.int(),
  /** This round shows what moved past the last one's horizon; the first shows everything. */
  moved: z.int().optional(),
});

export type HistoryPlace = z.output<typeof historyPlace>;

export interface HistoryPage {
  readonly messages: readonly Message[];
  readonly next: HistoryPlace | undefined;
}

interface Reading {
  readonly threadId: string;
  readonly me: Participant;
  /** Earlier versions are left out. */
  readonly startMs: number;
  readonly place: HistoryPlace | undefined;
  readonly size: number;
}

export async function readHistory(store: ChatStore, reading: Reading): Promise<HistoryPage> {
  const { threadId, place, size } = reading;
  const range = { ...rangeOf(reading, place?.moved), before: place?.after, take: size + 1 };
  const rows = await store.messages(threadId, range);
  const isBeginning = place?.after === undefined;
  const horizon = isBeginning ? (rows[0]?.version ?? 0) : place.horizon;
  const messages = rows.slice(0, size);
  const last = messages.at(-1);
  if (rows.length > size && last) {
    const after = { version: last.version, id: last.id };
    return { messages, next: { after, horizon, ...movedPast(place?.moved) } };
  }
  // One page is one moment: nothing can have moved meanwhile.
  if (isBeginning || !(await hasMoved(store, reading, horizon))) {
    return { messages, next: undefined };
  }
  return { messages, next: { horizon, moved: horizon } };
}

async function hasMoved(store: ChatStore, reading: Reading, horizon: number): Promise<boolean> {
  const range = { ...rangeOf(reading, horizon), before: undefined, take: 1 };
  return (await store.messages(reading.threadId, range)).length > 0;
}

/** What this person may see of a round: all of it, or what moved past a horizon and is no newer. */
function rangeOf({ me, startMs }: Reading, moved: number | undefined): Omit<MessageRange, 'take'> {
  return {
    fromId: me.shareFromMs,
    upToId: moved,
    fromVersion: Math.max(startMs, me.shareFromMs, moved === undefined ? 0 : moved + 1),
    upToSequence: me.removedSequence,
  };
}

function movedPast(moved: number | undefined): Pick<HistoryPlace, 'moved'> {
  return moved === undefined ? {} : { moved };
}
