import { jobKind } from '@switchboard/jobs';
import { z } from 'zod';
import type { BotsTools } from '../bots-tools.ts';
import type { Transaction } from '../database/transaction.ts';

const FIRST_DELAY_MS = 250;
const MAX_ATTEMPTS = 5;

const payload = z.object({ conversationId: z.string(), turn: z.number().int() });
/** Within a few seconds: somebody waits. */
const soon = {
  maxAttempts: MAX_ATTEMPTS,
  delayAfter: (attempts: number): number => FIRST_DELAY_MS * 2 ** (attempts - 1),
};

export type TurnKey = z.output<typeof payload>;

/** Has a channel say and ask what a turn does. */
export const performTurn = jobKind('turn.perform', payload, soon);
/** Runs the skill that a turn waits for. */
export const runSkillOfTurn = jobKind('turn.skill', payload, soon);
/** Asks for the person whom a turn waits for. */
export const handOverTurn = jobKind('turn.hand-over', payload, soon);
export const cancelHandover = jobKind('turn.cancel-hand-over', payload, soon);

export type TurnJob = typeof performTurn;

/** Has something done for a turn once it is committed; once, however often it is asked for. */
export function requestForTurn(
  tx: Transaction,
  { jobs }: Pick<BotsTools, 'jobs'>,
  kind: TurnJob,
  { conversationId, turn }: TurnKey,
): Promise<void> {
  return jobs.add(tx, kind, { conversationId, turn }, { key: `${conversationId} ${turn}` });
}
