import type { TelephonyTools } from '../telephony-tools.ts';
import { requestAct } from './act.ts';
import type { CallTools } from './call-tools.ts';
import { finishCall } from './finish-call.ts';
import { lockCall } from './lock-call.ts';

const AT_ONCE = 100;
/** No event is delivered later than this. */
const EVENTS_MS = 86_400_000;

/** Ends what nobody has told the end of, so that no one is taken for busy for ever, and forgets what came to nothing. */
export async function sweepCalls(tools: CallTools & Pick<TelephonyTools, 'client'>): Promise<void> {
  const { client, clock } = tools;
  const now = new Date(clock.now());
  await client.phoneCall.deleteMany({ where: { state: 'offered', dueAt: { lt: now } } });
  const before = new Date(clock.now() - EVENTS_MS);
  await client.endedCall.deleteMany({ where: { endedAt: { lt: before } } });
  await client.voicemail.deleteMany({
    where: { state: 'recording', startedAt: { lt: before } },
  });
  const due = await client.phoneCall.findMany({
    where: { state: { notIn: ['ended', 'offered'] }, dueAt: { lt: now } },
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
