import { open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { ROOM_ROLES } from '@switchboard/acs-wire';
import type { Database, Transaction } from '../platform/database/database.ts';
import { badRequest } from '../platform/wire/errors.ts';

const FORMAT = 'switchboard-dataplane/1';
const CHUNK = 1_000;

const big = z.coerce.bigint();
const text = z.string();
const json = z.json();
/** Validates an import before anything is touched; the columns of each table, in load order. */
const tables = {
  signingKey: z.object({ kid: text, privateJwk: json, createdMs: big }),
  identity: z.object({
    id: text,
    generation: z.int(),
    createdMs: big,
    // Exports of earlier versions lack these.
    customId: text.nullable().default(null),
    lastTokenIssuedMs: big.nullable().default(null),
  }),
  thread: z.object({
    id: text,
    topic: text,
    createdBy: text,
    createdMs: big,
    metadata: json.nullable(),
    retentionDays: z.int().nullable(),
    expiresMs: big.nullable(),
    lastSequence: z.int(),
    lastMessageId: big,
    members: z.array(text),
  }),
  participant: z.object({
    threadId: text,
    userId: text,
    displayName: text.nullable(),
    metadata: json.nullable(),
    joinedMs: big,
    shareFromMs: big,
    removedSequence: z.int().nullable(),
  }),
  message: z.object({
    threadId: text,
    id: big,
    sequence: z.int(),
    version: big,
    type: text,
    content: json.nullable(),
    senderId: text.nullable(),
    senderDisplayName: text.nullable(),
    metadata: json.nullable(),
    editedMs: big.nullable(),
    deletedMs: big.nullable(),
  }),
  receipt: z.object({ threadId: text, userId: text, messageId: big, readMs: big }),
  repeatedRequest: z.object({
    userId: text,
    requestId: text,
    threadId: text,
    invalid: json,
    createdMs: big,
  }),
  room: z.object({
    id: text,
    createdMs: big,
    validFromMs: big,
    validUntilMs: big,
    pstnDialOut: z.boolean(),
  }),
  roomParticipant: z.object({
    roomId: text,
    userId: text,
    role: z.enum(ROOM_ROLES),
    position: z.int32(),
  }),
  repeatedRoom: z.object({ requestId: text, roomId: text, createdMs: big }),
  callRecord: z.object({
    id: text,
    kind: text,
    locator: text.nullable(),
    startedBy: text,
    startedMs: big,
    endedMs: big.nullable(),
    home: text,
  }),
  callLegRecord: z.object({
    id: text,
    callId: text,
    userId: text,
    role: text,
    answeredMs: big.nullable(),
    leftMs: big,
    code: z.int(),
    subCode: z.int(),
    quality: json.nullable(),
    survey: json.nullable(),
  }),
} as const;

type TableName = keyof typeof tables;
const names = Object.keys(tables) as TableName[];
/** Tables that exports of earlier versions lack. */
const LATER: ReadonlySet<string> = new Set([
  'room',
  'roomParticipant',
  'repeatedRoom',
  'callRecord',
  'callLegRecord',
]);
const stateSchema = z.object({
  format: z.literal(FORMAT),
  tables: z.object(
    Object.fromEntries(names.map((name) => [name, tableSchema(name)])) as {
      [Name in TableName]: z.ZodArray<(typeof tables)[Name]>;
    },
  ),
});

function tableSchema(name: TableName): z.ZodType {
  const rows = z.array(tables[name]);
  return LATER.has(name) ? rows.default([]) : rows;
}

/** Forgets everything but the signing key, which other processes hold as well. */
export async function clearState(db: Database): Promise<void> {
  await db.$transaction((tx) => clear(tx));
}

/** Writes the whole state beside `file` and renames it: a failed export leaves the old one whole. */
export async function exportState(db: Database, file: string): Promise<void> {
  const rows = await db.$transaction(
    async (tx) => {
      const found: Partial<Record<TableName, unknown>> = {};
      for (const name of names) found[name] = await readTable(tx, name);
      return found;
    },
    { isolationLevel: 'RepeatableRead' },
  );
  await replaceFile(file, JSON.stringify({ format: FORMAT, tables: rows }));
}

/** Replaces the whole state, or nothing when the file is not one of ours. */
export async function importState(db: Database, file: string): Promise<void> {
  const state = await parseState(file);
  await db.$transaction(async (tx) => {
    await clear(tx);
    await tx.signingKey.deleteMany();
    for (const name of names) await writeTable(tx, name, state.tables[name]);
  });
}

async function parseState(file: string): Promise<z.output<typeof stateSchema>> {
  const content = await readFile(file, 'utf8').catch(() => {
    throw badRequest('The file cannot be read.', 'path');
  });
  try {
    return stateSchema.parse(JSON.parse(content));
  } catch {
    throw badRequest('The file is no export of a data plane.', 'path');
  }
}

async function clear(tx: Transaction): Promise<void> {
  await tx.$executeRaw`TRUNCATE "Thread", "Identity", "RepeatedRequest", "Room", "RepeatedRoom", "CallRecord" CASCADE`;
}

async function readTable(tx: Transaction, name: TableName): Promise<unknown> {
  const table = capitalise(name);
  const [found] = await tx.$queryRawUnsafe<{ rows: unknown }[]>(
    `SELECT coalesce(jsonb_agg(to_jsonb(t)), '[]') AS rows FROM "${table}" t`,
  );
  return found?.rows;
}

/** Postgres itself takes the rows apart, so every column has the type it was exported from. */
async function writeTable(
  tx: Transaction,
  name: TableName,
  rows: readonly unknown[],
): Promise<void> {
  const table = capitalise(name);
  for (let from = 0; from < rows.length; from += CHUNK) {
    const chunk = JSON.stringify(rows.slice(from, from + CHUNK), (_key, value: unknown) =>
      typeof value === 'bigint' ? Number(value) : value,
    );
    await tx.$executeRawUnsafe(
      `INSERT INTO "${table}" SELECT * FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)`,
      chunk,
    );
  }
}

function capitalise(name: string): string {
  return name[0]!.toUpperCase() + name.slice(1);
}

async function replaceFile(file: string, content: string): Promise<void> {
  const beside = `${file}.${process.pid}.tmp`;
  try {
    const handle = await open(beside, 'w', 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
  } catch {
    await rm(beside, { force: true });
    throw badRequest('The file cannot be written.', 'path');
  }
  await syncFolder(dirname(file));
}

/** A rename is durable once its folder is; not every system lets a folder be synced. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
