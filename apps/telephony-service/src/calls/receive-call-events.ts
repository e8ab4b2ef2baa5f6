import type { CallEnded, CallParticipantAdded, TypedEvent } from '@switchboard/events';
import type { Transaction } from '../database/transact.ts';
import { answeredBy } from './answered-by.ts';
import type { CallTools } from './call-tools.ts';
import { finishCall } from './finish-call.ts';
import { lockCall } from './lock-call.ts';
import { endedUnknown, phoneCame, phoneCameLate } from './receive-placed.ts';
import { putRing, ringsOf } from './rings.ts';

/** Somebody came into a call; when it is one of those who were rung, they have taken it. */
export async function receiveParticipant(
  tx: Transaction,
  tools: CallTools,
  event: TypedEvent<CallParticipantAdded>,
): Promise<void> {
  const { user, correlationId } = event.data;
  const call = await lockCall(tx, { correlationId });
  if (!call) return phoneCame(tx, tools, event);
  if (call.direction === 'out') return phoneCameLate(tx, call, event);
  const rings = await ringsOf(tx, call.id);
  const person = await tx.prisma.colleague.findFirst({
    where: {
      id: { in: rings.map(({ personId }) => personId) },
      userId: user.communicationIdentifier.rawId,
    },
    select: { id: true },
  });
  if (!person) return;
  const ring = rings.find(({ personId }) => personId === person.id);
  // Of those who were rung in a call that was answered here callbacks tell, and in their order.
  if (ring && call.connectionId === null) await putRing(tx, ring, ['ringing'], 'came');
  await answeredBy(tx, call, person.id, event.timeMs);
}

export async function receiveEnd(
  tx: Transaction,
  tools: CallTools,
  event: TypedEvent<CallEnded>,
): Promise<void> {
  const call = await lockCall(tx, { correlationId: event.data.correlationId });
  if (!call) return endedUnknown(tx, tools, event);
  if (call.state === 'ended') return;
  await finishCall(tx, call, call.answeredAt === null ? 'missed' : 'answered', event.timeMs);
}
