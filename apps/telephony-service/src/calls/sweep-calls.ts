import type { TelephonyTools } from '../telephony-tools.ts';
import { requestAct } from './act.ts';
import type { CallTools } from './call-tools.ts';
import { finishCall } from './finish-call.ts';
import { lockCall } from './lock-call.ts';

const AT_ONCE = 100;

/** Ends what nobody has told the end of, so that no one is taken for busy for ever. */
export async function sweepCalls(tools: CallTools & Pick<TelephonyTools, 'client'>): Promise<void> {
  const now = new Date(tools.clock.now());
  const due = await tools.client.phoneCall.findMany({
    where: { state: { not: 'ended' }, dueAt: { lt: now } },
    select: { id: true },
    take: AT_ONCE,
  });
  for (const { id } of due)
    await tools.transact(async (tx) => {
      const call = await lockCall(tx, { id });
      if (!call || call.state === 'ended' || call.dueAt >= now) return;
      const isAnswered = call.answeredAt !== null;
      await finishCall(tx, call, isAnswered ? 'answered' : 'missed', now.getTime());
      if (!isAnswered) await requestAct(tx, tools, id, 'end');
    });
}
