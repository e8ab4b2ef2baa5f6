import { delay } from '@switchboard/kernel';
import type { Scope } from '@switchboard/kernel';
import { advance } from './advance.ts';
import type { QueueTools } from './queue-tools.ts';

const AGAIN_MS = 5_000;
const ANSWER_MS = 10_000;
/** How many are looked at when the stream begins again. */
const MAX_ASKED = 1_000;
/** Nobody waits for longer than that, also for a queue that tells nothing any more. */
const MAX_WAIT_MS = 210_000;

/** Follows what people do with what was handed over, until the scope ends. */
export async function followQueue(
  tools: QueueTools,
  scope: Scope,
  interrupted: (error: unknown) => void,
): Promise<void> {
  while (!scope.ended) {
    try {
      for await (const id of tools.queue.changes(scope.signal)) {
        for (const one of id === undefined ? await allAsked(tools) : [id]) await look(tools, one);
      }
    } catch (error) {
      if (!scope.ended) interrupted(error);
    }
    await delay(tools.clock, AGAIN_MS, scope.signal).catch(() => undefined);
  }
}

async function allAsked({ client }: QueueTools): Promise<string[]> {
  const rows = await client.askedHandover.findMany({
    where: { state: { not: 'over' } },
    orderBy: { at: 'desc' },
    take: MAX_ASKED,
  });
  return rows.map(({ id }) => id);
}

/** Lets go on whoever was forgotten. */
export async function sweepHandovers(tools: QueueTools): Promise<void> {
  const { client, clock, transact } = tools;
  const rows = await client.askedHandover.findMany({
    where: { state: { not: 'over' }, at: { lt: new Date(clock.now() - MAX_WAIT_MS) } },
    take: MAX_ASKED,
  });
  for (const { id } of rows) await transact((tx) => advance(tx, tools, id, { state: 'over' }));
}

async function look(tools: QueueTools, id: string): Promise<void> {
  const known = await tools.client.askedHandover.findUnique({ where: { id } });
  if (!known || known.state === 'over') return;
  const progress = await tools.queue.get(id, AbortSignal.timeout(ANSWER_MS));
  await tools.transact((tx) => advance(tx, tools, id, progress));
}
