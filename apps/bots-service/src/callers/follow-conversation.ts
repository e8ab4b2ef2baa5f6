import type { Action, Waiting } from '@switchboard/bots';
import type { BotsTools } from '../bots-tools.ts';
import { readState } from '../conversations/state.ts';

/** Where a conversation is once nothing of it is to be said any more. */
export interface Settled {
  readonly conversationId: string;
  readonly turn: number;
  readonly step: string;
  readonly waiting: Waiting;
  /** What the bot has said since the turn before. */
  readonly actions: readonly Action[];
}

export interface Followed {
  readonly botId: string;
  readonly who: string;
  readonly since: Date;
}

/**
 * Waits until the conversation of somebody has gone on, and whatever was to be said is.
 *
 * @param after the turn up to which it is known
 * @throws the reason of the signal
 */
export async function nextSettled(
  { client, activity }: Pick<BotsTools, 'client' | 'activity'>,
  followed: Followed,
  after: number,
  signal: AbortSignal,
): Promise<Settled> {
  using changes = activity.listen();
  for (;;) {
    const settled = await readSettled(client, followed, after);
    if (settled) return settled;
    await changes.next(signal);
    signal.throwIfAborted();
  }
}

async function readSettled(
  client: BotsTools['client'],
  { botId, who, since }: Followed,
  after: number,
): Promise<Settled | undefined> {
  const row = await client.conversation.findFirst({
    where: { botId, who, startedAt: { gte: since } },
    orderBy: { startedAt: 'desc' },
  });
  if (!row || row.turn <= after) return undefined;
  const turns = await client.turn.findMany({
    where: { conversationId: row.id, number: { gt: after } },
    orderBy: { number: 'asc' },
  });
  const { step, waiting } = readState(row.state);
  const isSaid =
    turns.at(-1)?.number === row.turn && turns.every(({ pending }) => pending === null);
  if (waiting === 'skill' || (!isSaid && row.endedAt === null)) return undefined;
  // Written by nobody but this service.
  const actions = turns.flatMap((turn) => turn.actions as unknown as Action[]);
  return { conversationId: row.id, turn: row.turn, step, waiting, actions };
}
