import { Prisma } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/database.ts';
import type { Message, MessageDraft } from './model.ts';

export interface SentMessage {
  readonly message: Message;
  readonly members: string[];
  /** That it was sent, for whoever tells it. */
  readonly factId: number;
}

/** What a message that people send has, and one of the system's has not. */
interface Sending {
  readonly condition: Prisma.Sql;
  readonly fact: Prisma.Sql;
}

const OF_THE_SYSTEM: Sending = {
  condition: Prisma.empty,
  fact: Prisma.sql`SELECT 0 AS "id"`,
};

/** Gives a message its place in the thread and stores it, in one statement. */
export async function append(
  db: Transaction,
  threadId: string,
  draft: MessageDraft,
  nowMs: number,
  { condition, fact }: Sending = OF_THE_SYSTEM,
): Promise<SentMessage | undefined> {
  const rows = await db.$queryRaw<SentMessage[]>`
    WITH place AS (
      UPDATE "Thread" SET "lastSequence" = "lastSequence" + 1,
        "lastMessageId" = GREATEST(${nowMs}::bigint, "lastMessageId" + 1)
      WHERE "id" = ${threadId} ${condition}
      RETURNING "id", "lastSequence", "lastMessageId", "members"
    ), message AS (
      INSERT INTO "Message" ("threadId", "id", "sequence", "version", "type", "content",
        "senderId", "senderDisplayName", "metadata")
      SELECT "id", "lastMessageId", "lastSequence", "lastMessageId", ${draft.type},
        ${JSON.stringify(draft.content)}::jsonb, ${draft.senderId}::text,
        ${draft.senderDisplayName}::text, ${jsonOrNull(draft.metadata)}::jsonb FROM place
      RETURNING *
    ), fact AS (${fact})
    SELECT to_jsonb(message) AS message, to_jsonb(place."members") AS members,
      to_jsonb(fact."id") AS "factId"
    FROM message, place, fact`;
  return rows[0];
}

function jsonOrNull(value: object | null): string | null {
  return value && JSON.stringify(value);
}
