import { Prisma } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/database.ts';
import type { Message, Participant, Thread } from './model.ts';
import { expiryMs } from './thread.ts';

/**
 * The version of a change: later than every one of the thread, also when clocks differ, so that a
 * reading knows by it what has changed since. Only under the thread's lock.
 */
export async function nextVersion(
  tx: Transaction,
  threadId: string,
  nowMs: number,
): Promise<number> {
  const [found] = await tx.$queryRaw<{ version: number }[]>`
    SELECT to_jsonb(GREATEST(${nowMs}::bigint, max("version") + 1)) AS version
    FROM "Message" WHERE "threadId" = ${threadId}`;
  return found?.version ?? nowMs;
}

export async function saveMessage(tx: Transaction, threadId: string, message: Message) {
  const { id, version, editedMs, deletedMs } = message;
  await tx.message.update({
    where: { threadId_id: { threadId, id } },
    data: {
      version,
      editedMs,
      deletedMs,
      content: asJson(message.content),
      metadata: asJson(message.metadata),
    },
  });
}

export async function saveThread(tx: Transaction, thread: Thread): Promise<void> {
  const { id, topic, createdMs, retentionDays } = thread;
  const expiresMs = expiryMs(createdMs, retentionDays);
  const data = { topic, metadata: asJson(thread.metadata), retentionDays, expiresMs };
  await tx.thread.update({ where: { id }, data });
}

/** Adds people, or takes removed ones back with the history they are given now. */
export async function saveParticipants(
  tx: Transaction,
  threadId: string,
  people: readonly Participant[],
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Participant" ("threadId", "userId", "displayName", "metadata", "joinedMs", "shareFromMs")
    SELECT ${threadId}, x."userId", x."displayName", NULLIF(x."metadata", 'null'::jsonb),
      x."joinedMs", x."shareFromMs"
    FROM jsonb_to_recordset(${JSON.stringify(people)}::jsonb) AS x("userId" text,
      "displayName" text, "metadata" jsonb, "joinedMs" bigint, "shareFromMs" bigint)
    ON CONFLICT ("threadId", "userId") DO UPDATE SET "displayName" = EXCLUDED."displayName",
      "metadata" = EXCLUDED."metadata", "joinedMs" = EXCLUDED."joinedMs",
      "shareFromMs" = EXCLUDED."shareFromMs", "removedSequence" = NULL`;
}

export async function saveMembers(
  tx: Transaction,
  threadId: string,
  members: readonly string[],
): Promise<void> {
  await tx.thread.update({ where: { id: threadId }, data: { members: [...members] } });
}

type ExpiredThread = Pick<Thread, 'id' | 'members' | 'createdBy' | 'createdMs'>;

/** Deletes what retention has ended; gives each thread with the people who were in it. */
export async function deleteExpired(
  tx: Transaction,
  nowMs: number,
  take: number,
): Promise<ExpiredThread[]> {
  const rows = await tx.$queryRaw<{ row: ExpiredThread }[]>`
    DELETE FROM "Thread" t WHERE "id" IN (
      SELECT "id" FROM "Thread" WHERE "expiresMs" <= ${nowMs}::bigint
      ORDER BY "expiresMs" LIMIT ${take}::int FOR UPDATE SKIP LOCKED)
    RETURNING jsonb_build_object('id', t."id", 'members', t."members",
      'createdBy', t."createdBy", 'createdMs', t."createdMs") AS row`;
  return rows.map(({ row }) => row);
}

export function asJson(value: object | null) {
  return value === null ? Prisma.DbNull : (value as Prisma.InputJsonObject);
}
