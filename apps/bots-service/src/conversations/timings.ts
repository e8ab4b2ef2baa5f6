import type { BotsTools } from '../bots-tools.ts';
import type { TurnKey } from './turn-jobs.ts';

/**
 * Notes that a turn is about to be performed, and how long it has waited.
 *
 * @returns whether somebody was about to before
 */
export async function beginTurn(
  { client }: Pick<BotsTools, 'client'>,
  { conversationId, turn }: TurnKey,
  waitedMs: number,
): Promise<boolean> {
  const timing = JSON.stringify({ wait: Math.round(waitedMs) });
  const begun = await client.$executeRaw`UPDATE "Turn" SET "timings" = "timings" || ${timing}::jsonb
    WHERE "conversationId" = ${conversationId} AND "number" = ${turn}
      AND NOT jsonb_exists("timings", 'wait')`;
  return begun === 0;
}

/** Notes how long a stage of a turn took; what was to be performed is done by then. */
export async function noteTiming(
  { client, activity }: Pick<BotsTools, 'client' | 'activity'>,
  { conversationId, turn }: TurnKey,
  stage: 'perform' | 'skill',
  ms: number,
): Promise<void> {
  const timing = JSON.stringify({ [stage]: Math.round(ms) });
  await client.$executeRaw`UPDATE "Turn" SET "timings" = "timings" || ${timing}::jsonb,
      "pending" = CASE WHEN ${stage} = 'perform' THEN NULL ELSE "pending" END
    WHERE "conversationId" = ${conversationId} AND "number" = ${turn}`;
  activity.tell({ kind: 'conversation', id: conversationId });
}
