import { createHash } from 'node:crypto';
import { joinParts } from '@switchboard/smpp';
import type { Content, DeliverSm, PartBytes } from '@switchboard/smpp';
import type { Transaction } from '../../platform/database/database.ts';

/** One message as the provider delivered it. */
export interface IncomingPart {
  readonly provider: string;
  readonly from: string;
  readonly to: string;
  readonly content: Content;
  /** By which the provider's network knows it; most do not say. */
  readonly reference: number | undefined;
}

export type Incoming =
  | { readonly state: 'whole'; readonly content: string; readonly segments: number }
  | { readonly state: 'waiting' }
  /** It was here before. */
  | { readonly state: 'repeated' }
  | { readonly state: 'unreadable' };

/** Nothing of it was kept: the provider delivers it again. */
export class TooMuchWaiting extends Error {
  override readonly name = 'TooMuchWaiting';
}

/** For so long a message that comes again is taken for a repetition. */
const REPEATS_MS = 86_400_000;
const PART_REPEATS_MS = 10 * 60_000;
/** Parts that may wait: of one sender, and of all. */
const MAX_PER_SENDER = 512;
const MAX_WAITING = 20_000;

/**
 * Notes one message, and puts the text together once it is whole.
 *
 * @throws TooMuchWaiting where there is no room for one more part: the transaction must not be committed
 */
export async function takeIncoming(
  tx: Transaction,
  part: IncomingPart,
  nowMs: number,
): Promise<Incoming> {
  if (!(await isFirst(tx, part, nowMs))) return { state: 'repeated' };
  const { content } = part;
  if (!content.part) return whole([content]);
  return takePart(tx, part, content.part, nowMs);
}

/**
 * Only what has a reference can be told from the same words said twice. A part always has one, but often of 8 bits, which a
 * phone uses again after 256 texts: the same text, sent again later that day, may look as the first one did. A provider
 * repeats what it had no answer to within minutes, so that a part is known for as long; what the network itself has
 * numbered, for a day.
 */
async function isFirst(tx: Transaction, part: IncomingPart, nowMs: number): Promise<boolean> {
  const { provider, from, to, content, reference } = part;
  if (reference === undefined && !content.part) return true;
  const named = [provider, from, to, reference, content.part, content.dataCoding];
  const digest = createHash('sha256')
    .update(JSON.stringify(named))
    .update(content.bytes)
    .digest('base64');
  const forgottenMs = nowMs - (reference === undefined ? PART_REPEATS_MS : REPEATS_MS);
  const written = await tx.$executeRaw`
    INSERT INTO "SmsReceived" AS known ("digest", "receivedMs") VALUES (${digest}, ${nowMs}::bigint)
    ON CONFLICT ("digest") DO UPDATE SET "receivedMs" = EXCLUDED."receivedMs"
    WHERE known."receivedMs" <= ${forgottenMs}::bigint`;
  return written > 0;
}

async function takePart(
  tx: Transaction,
  { provider, from: sender, to, content }: IncomingPart,
  { kind, reference, total, index }: NonNullable<Content['part']>,
  nowMs: number,
): Promise<Incoming> {
  const textKey = JSON.stringify([provider, sender, to, kind, reference]);
  // Two parts that are written at once would each believe that the other is missing.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(7222, hashtext(${textKey}))`;
  // Of another text, whose reference happens to be the same.
  await tx.smsPart.deleteMany({ where: { textKey, OR: [{ total: { not: total } }, { index }] } });
  if (await isFull(tx, sender)) throw new TooMuchWaiting();
  const { dataCoding } = content;
  const bytes = Buffer.from(content.bytes).toString('base64');
  const receivedMs = BigInt(nowMs);
  await tx.smsPart.create({
    data: { textKey, index, total, dataCoding, bytes, sender, receivedMs },
  });
  const parts = await tx.smsPart.findMany({ where: { textKey }, orderBy: { index: 'asc' } });
  if (parts.length < total) return { state: 'waiting' };
  await tx.smsPart.deleteMany({ where: { textKey } });
  return whole(parts.map((one) => ({ ...one, bytes: Buffer.from(one.bytes, 'base64') })));
}

async function isFull(tx: Transaction, sender: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ own: number; all: number }[]>`
    SELECT (SELECT count(*)::int FROM "SmsPart" WHERE "sender" = ${sender}) AS "own",
      (SELECT count(*)::int FROM (SELECT 1 FROM "SmsPart" LIMIT ${MAX_WAITING}::int) AS p) AS "all"`;
  return (row?.own ?? 0) >= MAX_PER_SENDER || (row?.all ?? 0) >= MAX_WAITING;
}

function whole(parts: readonly PartBytes[]): Incoming {
  const text = joinParts(parts);
  if (text === undefined) return { state: 'unreadable' };
  return { state: 'whole', content: storable(text), segments: parts.length };
}

/** Neither the database nor JSON takes these. */
function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

/** By which the network knows a message, if it says. */
export const referenceOf = ({ tlvs }: DeliverSm): number | undefined => tlvs.userMessageReference;
