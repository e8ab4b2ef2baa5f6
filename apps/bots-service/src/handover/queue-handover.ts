import { numberOf } from '../calls/number-of.ts';
import { stableUuid } from '../calls/stable-uuid.ts';
import { advance } from './advance.ts';
import { sweepHandovers } from './follow-queue.ts';
import { patient, reachPerson, reportHandover } from './handover-jobs.ts';
import type { Handover, HandoverRequest } from './handover.ts';
import type { QueueTools } from './queue-tools.ts';
import { bringPerson } from './reach-person.ts';

const MINUTE_MS = 60_000;

/** Hands over by the queue of the people, and brings in whoever accepts; before jobs are started. */
export function createQueueHandover(tools: QueueTools): Handover {
  const { client, queue, jobs, transact } = tools;
  jobs.handle(reachPerson, ({ id }, signal) => bringPerson(tools, id, patient(signal)));
  jobs.handle(reportHandover, ({ id, came }, signal) =>
    came ? queue.connected(id, patient(signal)) : queue.notReached(id, patient(signal)),
  );
  jobs.schedule('handovers.sweep', MINUTE_MS, () => sweepHandovers(tools));
  return {
    async request(request, signal) {
      const id = idOf(request);
      const { conversationId, turn } = request;
      await client.askedHandover.createMany({
        data: [{ id, conversationId, turn, state: 'asked', at: new Date(tools.clock.now()) }],
        skipDuplicates: true,
      });
      const progress = await queue.request({ id, ...(await queueRequest(tools, request)) }, signal);
      await transact((tx) => advance(tx, tools, id, progress));
      return 'asked';
    },
    async cancel(request, signal) {
      const id = idOf(request);
      await client.askedHandover.updateMany({ where: { id }, data: { state: 'over' } });
      await queue.cancel(id, signal);
    },
  };
}

async function queueRequest(
  { client }: QueueTools,
  { conversationId, channel, place, team, summary }: HandoverRequest,
) {
  const { who } = await client.conversation.findUniqueOrThrow({ where: { id: conversationId } });
  const call = await client.botCall.findUnique({ where: { conversationId } });
  const [ours] = channel === 'sms' ? place.split(' ') : [];
  return {
    ...{ team, channel, summary, ours },
    name: summary.facts.find((fact) => fact.name === 'name')?.value,
    number: who?.startsWith('+') ? who : numberOf(who ?? ''),
    ...(channel === 'chat' && { threadId: place }),
    ...(call?.connectionId && { callConnectionId: call.connectionId }),
  };
}

const idOf = ({ id }: Pick<HandoverRequest, 'id'>): string => stableUuid(`handover ${id}`);
