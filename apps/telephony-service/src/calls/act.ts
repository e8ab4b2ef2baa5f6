import { jobKind } from '@switchboard/jobs';
import { z } from 'zod';
import type { Transaction } from '../database/transact.ts';
import type { CallTools } from './call-tools.ts';

const FIRST_DELAY_MS = 500;
/** Within a few seconds: whoever calls does not wait for longer. */
const MAX_ATTEMPTS = 5;

const payload = z.object({
  callId: z.string(),
  act: z.enum([
    ...(['answer', 'redirect', 'reject', 'leave', 'end'] as const),
    ...(['ring', 'cancel', 'remove'] as const),
    ...(['ringback', 'hush', 'greet', 'record', 'listen', 'limit'] as const),
  ]),
  /** Which one of those who were rung it is about, in their order. */
  turn: z.number().int(),
});

export type CallAct = z.output<typeof payload>;

/** Does one thing with a call. */
export const actOnCall = jobKind('call.act', payload, {
  maxAttempts: MAX_ATTEMPTS,
  delayAfter: (attempts) => FIRST_DELAY_MS * 2 ** (attempts - 1),
});

/** Has something done once the transaction is committed, once however often it is asked for. */
export function requestAct(
  tx: Transaction,
  { jobs }: Pick<CallTools, 'jobs'>,
  callId: string,
  act: CallAct['act'],
  turn = 0,
  delayMs = 0,
): Promise<void> {
  const key = `${callId} ${act} ${turn}`;
  return jobs.add(tx, actOnCall, { callId, act, turn }, { key, delayMs });
}
