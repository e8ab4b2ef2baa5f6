import type { ChatState, ThreadState } from '@switchboard/chat';
import { threadsByActivity } from '@switchboard/chat';
import type { Clock } from '@switchboard/kernel';
import { z } from 'zod';
import type { KeyValueStore } from '../ports/ports.ts';

const KEY = 'threads';
/** What somebody may want to read on the way, and no more than a phone keeps lightly. */
const MAX_THREADS = 50;
const MAX_MESSAGES = 30;
const MAX_PEOPLE = 50;
/** Written this long after the first change that was not written yet. */
const QUIET_MS = 1_000;

const person = z.object({ userId: z.string(), name: z.string() });
const common = { id: z.string(), version: z.string(), createdOn: z.number() };
const message = z.union([
  z.looseObject({
    ...common,
    kind: z.enum(['text', 'html']),
    ...{ sender: z.string(), senderName: z.string(), body: z.string() },
    status: z.enum(['sent', 'deleted']),
  }),
  z.looseObject({
    ...common,
    kind: z.enum(['topicUpdated', 'participantAdded', 'participantRemoved']),
    ...{ initiator: z.string(), participants: z.array(person) },
  }),
]);
const thread = z.looseObject({
  ...{ id: z.string(), topic: z.string(), activeOn: z.number() },
  timeline: z.array(message),
  participants: z.record(z.string(), person),
  receipts: z.record(z.string(), z.object({ messageId: z.string(), readOn: z.number() })),
  membership: z.enum(['member', 'left', 'deleted']),
});
const kept = z.object({ self: z.string(), threads: z.array(thread) });

/** What was read the last time, for when there is no network. */
export async function readThreads(storage: KeyValueStore): Promise<ChatState | undefined> {
  const found = kept.safeParse(parsed(await storage.read(KEY))).data;
  if (!found) return undefined;
  const threads = found.threads.map((one): [string, ThreadState] => [
    one.id,
    { ...one, history: 'partial', readTo: '', early: [], typing: {} } as unknown as ThreadState,
  ]);
  const { self } = found;
  return { self, connection: 'stopped', list: 'partial', threads: Object.fromEntries(threads) };
}

export async function forgetThreads(storage: KeyValueStore): Promise<void> {
  await storage.remove(KEY);
}

/** Keeps what is read, a while after it has changed. @returns ends it */
export function keepThreads(
  chat: { getSnapshot(): ChatState; subscribe(listener: () => void): () => void },
  storage: KeyValueStore,
  clock: Clock,
): () => void {
  let timer: Disposable | undefined;
  const write = (): void => {
    timer = undefined;
    storage.write(KEY, JSON.stringify(keptOf(chat.getSnapshot()))).catch(() => undefined);
  };
  const end = chat.subscribe(() => {
    if (chat.getSnapshot().list === 'loading') return;
    timer ??= clock.after(QUIET_MS, write);
  });
  return () => {
    timer?.[Symbol.dispose]();
    end();
  };
}

function keptOf(state: ChatState): z.input<typeof kept> {
  const threads = threadsByActivity(state).slice(0, MAX_THREADS).map(shortened);
  return { self: state.self, threads: threads as z.input<typeof kept>['threads'] };
}

function shortened({ id, topic, activeOn, membership, ...rest }: ThreadState) {
  const people = Object.entries(rest.participants).slice(0, MAX_PEOPLE);
  // What is under way is the outbox's to keep.
  const timeline = rest.timeline.filter((one) => !('status' in one) || !isOwnWay(one.status));
  return {
    ...{ id, topic, activeOn, membership, receipts: rest.receipts },
    participants: Object.fromEntries(people),
    timeline: timeline.slice(-MAX_MESSAGES),
  };
}

function isOwnWay(status: string): boolean {
  return status === 'sending' || status === 'failed';
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return undefined;
  }
}
