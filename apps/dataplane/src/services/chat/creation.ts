import type { ChatError } from '@switchboard/acs-wire';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { append } from './append.ts';
import type { Announcement } from './announce.ts';
import type { Participant, Thread } from './model.ts';
import { asJson, saveParticipants } from './save.ts';
import { expiryMs, peopleMessage, topicMessage } from './thread.ts';

export interface NewThread {
  readonly thread: Thread;
  readonly people: readonly Participant[];
  readonly invalid: readonly ChatError[];
  /** With the creator's id it names the request, however often it is sent. */
  readonly requestId: string | undefined;
}

export interface Creation {
  readonly threadId: string;
  readonly invalid: readonly ChatError[];
  /** Nothing when an earlier request of the same id had made it. */
  readonly announced: readonly Announcement[];
}

/** Makes a thread with its two system messages, or finds the one an equal request has made. */
export function createThread(
  db: Database,
  creation: NewThread,
  recordCreation: (tx: Transaction) => Promise<readonly Announcement[]> = async () => [],
): Promise<Creation> {
  const { thread, people, invalid } = creation;
  return db.$transaction(async (tx) => {
    const earlier = await claim(tx, creation);
    if (earlier) return { ...earlier, announced: [] };
    await insertThread(tx, thread);
    await saveParticipants(tx, thread.id, people);
    const added = peopleMessage('participantAdded', people, thread.createdBy);
    await append(tx, thread.id, added, thread.createdMs);
    await append(tx, thread.id, topicMessage(thread.topic, thread.createdBy), thread.createdMs);
    return { threadId: thread.id, invalid, announced: await recordCreation(tx) };
  });
}

/**
 * Claims the request id. A racing claim waits here until the first one's transaction ends, so it
 * either finds that thread or makes its own because the first failed.
 */
async function claim(
  tx: Transaction,
  { thread, invalid, requestId }: NewThread,
): Promise<Omit<Creation, 'announced'> | undefined> {
  if (requestId === undefined) return undefined;
  const { createdBy: userId, id: threadId, createdMs } = thread;
  const claimed = await tx.$executeRaw`
    INSERT INTO "RepeatedRequest" ("userId", "requestId", "threadId", "invalid", "createdMs")
    VALUES (${userId}, ${requestId}, ${threadId}, ${JSON.stringify(invalid)}::jsonb,
      ${createdMs}::bigint)
    ON CONFLICT DO NOTHING`;
  if (claimed > 0) return undefined;
  const where = { userId_requestId: { userId, requestId } };
  const first = await tx.repeatedRequest.findUniqueOrThrow({ where });
  return { threadId: first.threadId, invalid: first.invalid as unknown as ChatError[] };
}

async function insertThread(tx: Transaction, thread: Thread): Promise<void> {
  const { createdMs, retentionDays, members } = thread;
  await tx.thread.create({
    data: {
      id: thread.id,
      topic: thread.topic,
      createdBy: thread.createdBy,
      createdMs,
      metadata: asJson(thread.metadata),
      retentionDays,
      expiresMs: expiryMs(createdMs, retentionDays),
      lastSequence: 0,
      lastMessageId: thread.lastMessageId,
      members: [...members],
    },
  });
}
