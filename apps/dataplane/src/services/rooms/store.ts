import type { RoomRole } from '@switchboard/acs-wire';
import { Prisma } from '../../platform/database/database.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { assertRoomFor, unknownParticipant } from './room.ts';
import type { Invited, ParticipantChanges, Room } from './room.ts';

/** Rows come as JSON: their numbers are plain, and the columns are named as the model's fields. */
interface Row<T> {
  readonly row: T;
}

export interface NewRoom {
  readonly room: Room;
  readonly changes: ParticipantChanges;
  /** Names the request, however often it is sent. */
  readonly requestId: string | undefined;
}

/** Rooms and who is invited: one query each, whatever the size of the answer. */
export class RoomStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Makes a room, or finds the one an equal request has made; none when that one is gone. */
  create(creation: NewRoom): Promise<Room | undefined> {
    const { room, changes } = creation;
    return this.#db.$transaction(async (tx) => {
      const earlier = await claim(tx, creation);
      if (earlier !== undefined) return findRoom(tx, earlier);
      await tx.room.create({ data: room });
      await saveParticipants(tx, room.id, changes.saved);
      return room;
    });
  }

  get(id: string): Promise<Room | undefined> {
    return findRoom(this.#db, id);
  }

  /** A room together with one person's role in it, as far as they exist. */
  async withRole(id: string, userId: string): Promise<{ room?: Room; role?: RoomRole | null }> {
    const rows = await this.#db.$queryRaw<{ room: Room; role: RoomRole | null }[]>`
      SELECT to_jsonb(r) AS room, p."role" AS role
      FROM "Room" r LEFT JOIN "RoomParticipant" p
        ON p."roomId" = r."id" AND p."userId" = ${userId}
      WHERE r."id" = ${id}`;
    return rows[0] ?? {};
  }

  async list(after: Pick<Room, 'createdMs' | 'id'> | undefined, take: number): Promise<Room[]> {
    const older = after
      ? Prisma.sql`WHERE (r."createdMs", r."id") < (${after.createdMs}::bigint, ${after.id})`
      : Prisma.empty;
    const rows = await this.#db.$queryRaw<Row<Room>[]>`
      SELECT to_jsonb(r) AS row FROM "Room" r ${older}
      ORDER BY r."createdMs" DESC, r."id" DESC LIMIT ${take}::int`;
    return rows.map(({ row }) => row);
  }

  async participants(id: string, after: number, take: number): Promise<Invited[]> {
    const rows = await this.#db.$queryRaw<Row<Invited>[]>`
      SELECT to_jsonb(p) AS row FROM "RoomParticipant" p
      WHERE p."roomId" = ${id} AND p."position" > ${after}::int
      ORDER BY p."position" LIMIT ${take}::int`;
    return rows.map(({ row }) => row);
  }

  /** Changes a room nobody else can change meanwhile. */
  update(id: string, change: (room: Room) => Room): Promise<Room | undefined> {
    return this.#db.$transaction(async (tx) => {
      const before = await lockedRoom(tx, id);
      if (!before) return undefined;
      const { validFromMs, validUntilMs, pstnDialOut } = change(before);
      await tx.room.update({ where: { id }, data: { validFromMs, validUntilMs, pstnDialOut } });
      return { ...before, validFromMs, validUntilMs, pstnDialOut };
    });
  }

  async remove(id: string): Promise<boolean> {
    const { count } = await this.#db.room.deleteMany({ where: { id } });
    return count > 0;
  }

  /** False when there is no such room. */
  change(id: string, { saved, removed }: ParticipantChanges): Promise<boolean> {
    return this.#db.$transaction(async (tx) => {
      if (!(await lockedRoom(tx, id))) return false;
      if (removed.length > 0) {
        const where = { roomId: id, userId: { in: [...removed] } };
        await tx.roomParticipant.deleteMany({ where });
      }
      await saveParticipants(tx, id, saved);
      assertRoomFor(await tx.roomParticipant.count({ where: { roomId: id } }));
      return true;
    });
  }

  /** Takes a person out of every room, and says which those were. */
  async removePerson(userId: string): Promise<string[]> {
    const rows = await this.#db.$queryRaw<{ roomId: string }[]>`
      DELETE FROM "RoomParticipant" WHERE "userId" = ${userId} RETURNING "roomId"`;
    return rows.map(({ roomId }) => roomId);
  }

  /** Deletes rooms whose window ended before this time, a batch of them; gives how many. */
  async deleteEndedBefore(ms: number, take: number): Promise<number> {
    return this.#db.$executeRaw`
      DELETE FROM "Room" WHERE "id" IN (
        SELECT "id" FROM "Room" WHERE "validUntilMs" < ${ms}::bigint
        ORDER BY "validUntilMs" LIMIT ${take}::int FOR UPDATE SKIP LOCKED)`;
  }

  async forgetRequestsBefore(ms: number): Promise<void> {
    await this.#db.repeatedRoom.deleteMany({ where: { createdMs: { lt: ms } } });
  }
}

/**
 * Claims the request id. A racing claim waits here until the first one's transaction ends, so it
 * either finds that room or makes its own because the first failed.
 */
async function claim(tx: Transaction, { room, requestId }: NewRoom): Promise<string | undefined> {
  if (requestId === undefined) return undefined;
  const claimed = await tx.$executeRaw`
    INSERT INTO "RepeatedRoom" ("requestId", "roomId", "createdMs")
    VALUES (${requestId}, ${room.id}, ${room.createdMs}::bigint) ON CONFLICT DO NOTHING`;
  if (claimed > 0) return undefined;
  return (await tx.repeatedRoom.findUniqueOrThrow({ where: { requestId } })).roomId;
}

async function findRoom(db: Transaction, id: string): Promise<Room | undefined> {
  const rows = await db.$queryRaw<Row<Room>[]>`
    SELECT to_jsonb(r) AS row FROM "Room" r WHERE r."id" = ${id}`;
  return rows[0]?.row;
}

async function lockedRoom(tx: Transaction, id: string): Promise<Room | undefined> {
  await tx.$executeRaw`SELECT 1 FROM "Room" WHERE "id" = ${id} FOR UPDATE`;
  return findRoom(tx, id);
}

/** Invites people and changes roles in one statement; nobody is invited who has no identity. */
async function saveParticipants(
  tx: Transaction,
  roomId: string,
  people: ParticipantChanges['saved'],
): Promise<void> {
  if (people.length === 0) return;
  const saved = await tx.$executeRaw`
    WITH known AS (
      SELECT i."id", x."role", x."place" FROM "Identity" i
      JOIN ROWS FROM (jsonb_to_recordset(${JSON.stringify(people)}::jsonb) AS ("userId" text, "role" text))
        WITH ORDINALITY AS x("userId", "role", "place") ON x."userId" = i."id"
      FOR KEY SHARE OF i
    )
    INSERT INTO "RoomParticipant" AS p ("roomId", "userId", "role", "position")
    SELECT ${roomId}, k."id", coalesce(k."role", 'Attendee'), k."place" + (
      SELECT coalesce(max(q."position"), 0) FROM "RoomParticipant" q WHERE q."roomId" = ${roomId})
    FROM known k
    ON CONFLICT ("roomId", "userId") DO UPDATE SET "role" = coalesce(
      (SELECT k."role" FROM known k WHERE k."id" = p."userId"), p."role")`;
  if (saved < people.length) throw unknownParticipant();
}
