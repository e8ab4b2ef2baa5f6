import { chatLimits } from '@switchboard/acs-wire';
import { systemClock } from '@switchboard/kernel';
import { Prisma } from '../../platform/database/database.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import type { Facts } from '../../platform/facts/facts.ts';
import { Concurrency } from '../../platform/limits/concurrency.ts';
import { append } from './append.ts';
import type { SentMessage } from './append.ts';
import { chatChanged, messageSent } from './facts.ts';
import type { Access, Message, MessageDraft, Participant, Receipt, Thread } from './model.ts';

/** They wait for its row one after the other, and must not take every connection meanwhile. */
const CHANGES_OF_A_THREAD = { atOnce: 2, maxWaitMs: 5_000, clock: systemClock };

/** A position in the list of one person's threads. */
export interface ThreadPosition {
  readonly joinedMs: number;
  readonly threadId: string;
}

export interface MessageRange {
  /** Only what comes after this one in the list. */
  readonly before?: Pick<Message, 'version' | 'id'> | undefined;
  readonly fromVersion: number;
  readonly fromId: number;
  readonly upToId?: number | undefined;
  readonly upToSequence: number | null;
  readonly take: number;
}

type ListedThread = Pick<Thread, 'id' | 'topic' | 'lastMessageId'> & { readonly joinedMs: number };

/** Rows come as JSON: their numbers are plain, and the columns are named as the model's fields. */
interface Row<T> {
  readonly row: T;
}

/** Reads of chat: one query each, whatever the size of the answer. */
export class ChatStore {
  readonly db: Database;
  readonly #facts: Facts;
  readonly #changes = new Concurrency(CHANGES_OF_A_THREAD);

  constructor(db: Database, facts: Facts) {
    this.db = db;
    this.#facts = facts;
  }

  /** The thread and one's own part in it, as far as they exist. */
  access(threadId: string, userId: string): Promise<Partial<Access>> {
    return findAccess(this.db, threadId, userId);
  }

  async threadsOf(
    userId: string,
    startMs: number,
    after: ThreadPosition | undefined,
    take: number,
  ): Promise<ListedThread[]> {
    const older = after
      ? Prisma.sql`AND (p."joinedMs", p."threadId") < (${after.joinedMs}::bigint, ${after.threadId})`
      : Prisma.empty;
    const rows = await this.db.$queryRaw<Row<ListedThread>[]>`
      SELECT jsonb_build_object('id', t."id", 'topic', t."topic",
        'lastMessageId', t."lastMessageId", 'joinedMs', p."joinedMs") AS row
      FROM "Participant" p JOIN "Thread" t ON t."id" = p."threadId"
      WHERE p."userId" = ${userId} AND p."removedSequence" IS NULL
        AND t."lastMessageId" >= ${startMs}::bigint ${older}
      ORDER BY p."joinedMs" DESC, p."threadId" DESC LIMIT ${take}::int`;
    return rows.map(({ row }) => row);
  }

  /** The latest version first. */
  async messages(threadId: string, range: MessageRange): Promise<Message[]> {
    const { before, fromVersion, fromId, upToId, upToSequence, take } = range;
    const older = before
      ? Prisma.sql`AND ("version", "id") < (${before.version}::bigint, ${before.id}::bigint)`
      : Prisma.empty;
    const known = upToId === undefined ? Prisma.empty : Prisma.sql`AND "id" <= ${upToId}::bigint`;
    const seen =
      upToSequence === null ? Prisma.empty : Prisma.sql`AND "sequence" <= ${upToSequence}::int`;
    const rows = await this.db.$queryRaw<Row<Message>[]>`
      SELECT to_jsonb(m) AS row FROM "Message" m
      WHERE "threadId" = ${threadId} AND "version" >= ${fromVersion}::bigint
        AND "id" >= ${fromId}::bigint ${older} ${known} ${seen}
      ORDER BY "version" DESC, "id" DESC LIMIT ${take}::int`;
    return rows.map(({ row }) => row);
  }

  message(threadId: string, id: number): Promise<Message | undefined> {
    return findMessage(this.db, threadId, id);
  }

  participants(threadId: string, skip: number, take: number): Promise<Participant[]> {
    return findParticipants(this.db, threadId, skip, take);
  }

  async receipts(thread: Thread, skip: number, take: number): Promise<Receipt[]> {
    const rows = await this.db.$queryRaw<Row<Receipt>[]>`
      SELECT to_jsonb(r) AS row FROM "Receipt" r
      WHERE "threadId" = ${thread.id} AND "userId" = ANY(${thread.members})
      ORDER BY "readMs" DESC, "userId" LIMIT ${take}::int OFFSET ${skip}::int`;
    return rows.map(({ row }) => row);
  }

  /** Which of these are identities of ours. */
  async existing(userIds: readonly string[]): Promise<Set<string>> {
    const where = { id: { in: [...userIds] } };
    const rows = await this.db.identity.findMany({ where, select: { id: true } });
    return new Set(rows.map(({ id }) => id));
  }

  /** Moves a receipt forward. @returns the fact, or nothing when a later message was read already */
  async saveReceipt(
    threadId: string,
    { userId, messageId, readMs }: Receipt,
    told: object,
  ): Promise<number | undefined> {
    const payload = Prisma.sql`${JSON.stringify(told)}::jsonb`;
    const rows = await this.db.$queryRaw<{ id: bigint }[]>`
      WITH moved AS (
        INSERT INTO "Receipt" ("threadId", "userId", "messageId", "readMs")
        VALUES (${threadId}, ${userId}, ${messageId}::bigint, ${readMs}::bigint)
        ON CONFLICT ("threadId", "userId") DO UPDATE
          SET "messageId" = EXCLUDED."messageId", "readMs" = EXCLUDED."readMs"
          WHERE "Receipt"."messageId" < EXCLUDED."messageId"
        RETURNING "userId"
      )
      ${this.#facts.statement(chatChanged, payload, Prisma.sql`FROM moved`)}`;
    return rows[0] && Number(rows[0].id);
  }

  /**
   * Stores a member's message in one statement: its place in the thread, the check that the sender
   * is in it, the list of who gets it and the fact that it was sent all hang on the thread's row, so
   * they hold together on however many processes. Nothing comes back when the sender is no member.
   */
  send(
    threadId: string,
    draft: MessageDraft & { senderId: string },
    nowMs: number,
  ): Promise<SentMessage | undefined> {
    const isMember = Prisma.sql`AND ${draft.senderId} = ANY("members")`;
    const sent = Prisma.sql`jsonb_build_object('threadId', "id", 'messageId', "lastMessageId")`;
    const fact = this.#facts.statement(messageSent, sent, Prisma.sql`FROM place`);
    return this.#changes.run(threadId, () =>
      append(this.db, threadId, draft, nowMs, { condition: isMember, fact }),
    );
  }

  /** A message and who is in its thread. */
  async sent(
    threadId: string,
    messageId: number,
  ): Promise<Omit<SentMessage, 'factId'> | undefined> {
    const rows = await this.db.$queryRaw<Omit<SentMessage, 'factId'>[]>`
      SELECT to_jsonb(m) AS message, to_jsonb(t."members") AS members
      FROM "Message" m JOIN "Thread" t ON t."id" = m."threadId"
      WHERE m."threadId" = ${threadId} AND m."id" = ${messageId}::bigint`;
    return rows[0];
  }

  /** Runs a change that nobody else's change of the same thread can overlap. */
  locked<T>(
    threadId: string,
    userId: string,
    change: (tx: Transaction, found: Partial<Access>) => Promise<T>,
  ): Promise<T> {
    const locking = () =>
      this.db.$transaction(async (tx) => {
        await tx.$executeRaw`SELECT 1 FROM "Thread" WHERE "id" = ${threadId} FOR UPDATE`;
        return change(tx, await findAccess(tx, threadId, userId));
      });
    return this.#changes.run(threadId, locking);
  }

  async forgetRequestsBefore(ms: number): Promise<void> {
    await this.db.repeatedRequest.deleteMany({ where: { createdMs: { lt: ms } } });
  }
}

async function findAccess(
  db: Transaction,
  threadId: string,
  userId: string,
): Promise<Partial<Access>> {
  const rows = await db.$queryRaw<{ thread: Thread; me: Participant | null }[]>`
    SELECT to_jsonb(t) AS thread, to_jsonb(p) AS me
    FROM "Thread" t LEFT JOIN "Participant" p
      ON p."threadId" = t."id" AND p."userId" = ${userId}
    WHERE t."id" = ${threadId}`;
  const [found] = rows;
  return found ? { thread: found.thread, ...(found.me && { me: found.me }) } : {};
}

/** Who is in it now, in the order they came. */
export async function findParticipants(
  db: Transaction,
  threadId: string,
  skip = 0,
  take: number = chatLimits.participants,
): Promise<Participant[]> {
  const rows = await db.$queryRaw<Row<Participant>[]>`
    SELECT to_jsonb(p) AS row FROM "Participant" p
    WHERE "threadId" = ${threadId} AND "removedSequence" IS NULL
    ORDER BY "joinedMs", "userId" LIMIT ${take}::int OFFSET ${skip}::int`;
  return rows.map(({ row }) => row);
}

export async function findMessage(
  db: Transaction,
  threadId: string,
  id: number,
): Promise<Message | undefined> {
  const rows = await db.$queryRaw<Row<Message>[]>`
    SELECT to_jsonb(m) AS row FROM "Message" m
    WHERE "threadId" = ${threadId} AND "id" = ${id}::bigint`;
  return rows[0]?.row;
}
