import { takeTurn } from '@switchboard/bots';
import type { Input } from '@switchboard/bots';
import { flowOf } from '../bots/flow-of.ts';
import type { BotsTools } from '../bots-tools.ts';
import type { Transaction } from '../database/transaction.ts';
import { closeConversation } from './close-conversation.ts';
import { leaveToModel } from './leave-to-model.ts';
import { openConversation } from './open-conversation.ts';
import type { OpenRequest } from './open-conversation.ts';
import { readState } from './state.ts';
import { takeInput, todayIn } from './take-input.ts';

/** Whoever writes after that has begun something else. */
const STALE_MS = 24 * 60 * 60_000;
/** Longer sentences may have the same words in them by chance. */
const MAX_REQUEST = 40;

type Tools = Pick<BotsTools, 'jobs' | 'clock' | 'timeZone' | 'hasModel'>;

export interface Message {
  /** The same once more changes nothing. */
  readonly inputId: string;
  readonly input: Input;
}

/**
 * Takes in what somebody wrote, and begins a conversation with it where none goes on. Whoever begins by saying what
 * they want is not asked for it.
 *
 * @param message undefined for somebody who has only come
 */
export async function takeMessage(
  tx: Transaction,
  tools: Tools,
  place: OpenRequest,
  message?: Message,
): Promise<void> {
  if (message && (await isOverheard(tx, tools, place, message.input))) return;
  await closeStale(tx, tools, place);
  const conversationId = await openConversation(tx, tools, place);
  if (conversationId === undefined) return;
  const input = { kind: 'arrived' } as const;
  const begun = await takeInput(tx, tools, { conversationId, inputId: 'arrived', input });
  if (!message) return;
  const isOpening = begun === 'taken';
  const request = { conversationId, ...message };
  if (await leaveToModel(tx, tools, request, isOpening)) return;
  if (isOpening && !(await isUnderstood(tx, tools, conversationId, message.input))) return;
  await takeInput(tx, tools, request);
}

/** "Hello" is answered by a greeting, and needs no "I did not understand". */
async function isUnderstood(
  tx: Transaction,
  tools: Tools,
  id: string,
  input: Input,
): Promise<boolean> {
  const row = await tx.prisma.conversation.findUniqueOrThrow({ where: { id } });
  const flow = await flowOf(tx.prisma, row);
  const turn = takeTurn(flow, readState(row.state), input, todayIn(tools));
  return turn?.understood !== undefined;
}

/** Among people a quiet bot takes a few words that it knows as said to it, and nothing else. */
async function isOverheard(
  tx: Transaction,
  tools: Tools,
  { channel, place }: OpenRequest,
  input: Input,
): Promise<boolean> {
  if (input.kind !== 'said') return false;
  const open = `${channel} ${place}`;
  const going = await tx.prisma.conversation.findUnique({ where: { open } });
  if (!going || !(await flowOf(tx.prisma, going)).isQuiet) return false;
  if (input.text.length > MAX_REQUEST) return true;
  return !(await isUnderstood(tx, tools, going.id, input));
}

async function closeStale(
  tx: Transaction,
  tools: Tools,
  { channel, place }: OpenRequest,
): Promise<void> {
  const open = `${channel} ${place}`;
  const going = await tx.prisma.conversation.findUnique({ where: { open } });
  const isStale = going && tools.clock.now() - going.lastAt.getTime() > STALE_MS;
  if (isStale) await closeConversation(tx, tools, going.id);
}
