import type { BotsTools } from '../bots-tools.ts';
import { todayIn } from '../conversations/take-input.ts';
import type { Prisma } from '../generated/prisma/client.ts';

export interface ModelLimits {
  readonly requestsADay: number;
  /** What goes in and what comes out. */
  readonly tokensADay: number;
}

type Tools = Pick<BotsTools, 'client' | 'clock' | 'timeZone'>;

/** What one request may cost at most: it is reserved before, and what was not used is given back. */
export const TOKENS_A_REQUEST = 4_000;
const REQUESTS_A_CONVERSATION = 20;
const TOKENS_A_CONVERSATION = 40_000;

/** One request that may be made, on whose account. */
export interface Reserved {
  readonly conversationId: string;
  readonly day: string;
}

/**
 * Reserves what a request may cost, in all processes together. What was reserved by a process that died stays spent.
 *
 * @returns undefined where a limit is reached
 */
export async function reserve(
  tools: Tools,
  limits: ModelLimits,
  conversationId: string,
): Promise<Reserved | undefined> {
  const reserved: Reserved = { conversationId, day: todayIn(tools) };
  const isAllowed = await tools.client.$transaction(async (tx) => {
    if (!(await reserveOfDay(tx, reserved, limits))) return false;
    if (await reserveOfConversation(tx, reserved)) return true;
    await count(tx, reserved.day, { requests: -1, tokensIn: -TOKENS_A_REQUEST });
    return false;
  });
  if (isAllowed) return reserved;
  await tools.client.$transaction((tx) => count(tx, reserved.day, { refused: 1 }));
  return undefined;
}

/** @param cost undefined where nobody knows it: then it is what was reserved */
export async function settle(
  { client }: Pick<Tools, 'client'>,
  { conversationId, day }: Reserved,
  cost: { readonly tokensIn: number; readonly tokensOut: number } | undefined,
  isFailed: boolean,
): Promise<void> {
  const { tokensIn, tokensOut } = cost ?? { tokensIn: TOKENS_A_REQUEST, tokensOut: 0 };
  const more = tokensIn - TOKENS_A_REQUEST;
  await client.$transaction(async (tx) => {
    await count(tx, day, { tokensIn: more, tokensOut, failed: isFailed ? 1 : 0 });
    await tx.conversation.updateMany({
      where: { id: conversationId },
      data: { modelTokens: { increment: more + tokensOut } },
    });
  });
}

async function reserveOfDay(
  tx: Prisma.TransactionClient,
  { day }: Reserved,
  { requestsADay, tokensADay }: ModelLimits,
): Promise<boolean> {
  await tx.modelDay.createMany({ data: [{ day }], skipDuplicates: true });
  const changed = await tx.$executeRaw`UPDATE "ModelDay"
    SET "requests" = "requests" + 1, "tokensIn" = "tokensIn" + ${TOKENS_A_REQUEST}
    WHERE "day" = ${day} AND "requests" < ${requestsADay}
      AND "tokensIn" + "tokensOut" + ${TOKENS_A_REQUEST} <= ${tokensADay}`;
  return changed === 1;
}

async function reserveOfConversation(
  tx: Prisma.TransactionClient,
  { conversationId: id }: Reserved,
): Promise<boolean> {
  const { count: changed } = await tx.conversation.updateMany({
    where: {
      ...{ id, modelRequests: { lt: REQUESTS_A_CONVERSATION } },
      modelTokens: { lte: TOKENS_A_CONVERSATION - TOKENS_A_REQUEST },
    },
    data: { modelRequests: { increment: 1 }, modelTokens: { increment: TOKENS_A_REQUEST } },
  });
  return changed === 1;
}

type Counted = Partial<
  Record<'requests' | 'failed' | 'refused' | 'tokensIn' | 'tokensOut', number>
>;

async function count(tx: Prisma.TransactionClient, day: string, by: Counted): Promise<void> {
  const data = Object.fromEntries(
    Object.entries(by).map(([name, increment]) => [name, { increment }]),
  );
  await tx.modelDay.upsert({ where: { day }, create: { day, ...by }, update: data });
}
