import type { CallEnded, CallParticipantAdded, TypedEvent } from '@switchboard/events';
import type { Transaction } from '../database/transact.ts';
import { answeredBy } from './answered-by.ts';
import { finishCall } from './finish-call.ts';
import { lockCall } from './lock-call.ts';

/** Somebody came into a call; when it is one of those who were rung, they have taken it. */
export async function receiveParticipant(
  tx: Transaction,
  { data: { user, correlationId }, timeMs }: TypedEvent<CallParticipantAdded>,
): Promise<void> {
  const call = await lockCall(tx, { correlationId });
  if (!call) return;
  const person = await tx.prisma.colleague.findFirst({
    where: { id: { in: call.rung }, userId: user.communicationIdentifier.rawId },
    select: { id: true },
  });
  if (person) await answeredBy(tx, call, person.id, timeMs);
}

export async function receiveEnd(
  tx: Transaction,
  { data: { correlationId }, timeMs }: TypedEvent<CallEnded>,
): Promise<void> {
  const call = await lockCall(tx, { correlationId });
  if (!call || call.state === 'ended') return;
  await finishCall(tx, call, call.answeredById === null ? 'missed' : 'answered', timeMs);
}
