import type { BotsTools } from '../bots-tools.ts';
import { endCall } from './call-jobs.ts';
import { finishCall } from './finish-call.ts';
import { lockCall } from './lock-call.ts';

const AT_ONCE = 100;

/** Ends what nobody has told anything of for minutes, so that no call is held for ever. */
export async function sweepCalls(tools: BotsTools): Promise<void> {
  const { client, clock, transact, jobs } = tools;
  const due = await client.botCall.findMany({
    where: { state: { not: 'ended' }, dueAt: { lt: new Date(clock.now()) } },
    select: { id: true },
    take: AT_ONCE,
  });
  for (const { id } of due)
    await transact(async (tx) => {
      const call = await lockCall(tx, id);
      if (!call || call.state === 'ended' || call.dueAt.getTime() >= clock.now()) return;
      await finishCall(tx, tools, call);
      await jobs.add(tx, endCall, { callId: id }, { key: id });
    });
}
