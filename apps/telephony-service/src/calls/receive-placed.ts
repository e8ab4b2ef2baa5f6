import { newId } from '@switchboard/app-server';
import type { CallEnded, CallParticipantAdded, TypedEvent } from '@switchboard/events';
import type { Transaction } from '../database/transact.ts';
import type { PhoneCall } from '../generated/prisma/client.ts';
import { isOurs } from '../numbers/is-ours.ts';
import { LONGEST_MS } from './answered-by.ts';
import type { CallTools } from './call-tools.ts';
import { finishCall } from './finish-call.ts';
import { numberOf } from './number-of.ts';

/** What an event says of a call that one of us has placed. */
interface Placed {
  readonly correlationId: string;
  readonly personId: string;
  readonly theirs: string;
  readonly atMs: number;
}

/** A phone came into a call that nothing was known of: when one of us has placed it, it was answered. */
export async function phoneCame(
  tx: Transaction,
  tools: CallTools,
  { data: { user, startedBy, correlationId }, timeMs: atMs }: TypedEvent<CallParticipantAdded>,
): Promise<void> {
  const theirs = numberOf(user.communicationIdentifier.rawId);
  const personId = await colleagueOf(tx, startedBy);
  if (theirs === undefined || personId === undefined) return;
  const call = await ensurePlaced(tx, tools, { correlationId, personId, theirs, atMs });
  if (!call) return;
  await answered(tx, call, atMs);
  const where = { correlationId };
  const ended = await tx.prisma.endedCall.findUnique({ where });
  if (!ended) return;
  await finishCall(
    tx,
    { ...call, answeredAt: new Date(atMs) },
    'answered',
    ended.endedAt.getTime(),
  );
  await tx.prisma.endedCall.delete({ where });
}

/** A phone came into a call that one of us has placed, of which the end was told before. */
export async function phoneCameLate(
  tx: Transaction,
  call: PhoneCall,
  { data: { user }, timeMs }: TypedEvent<CallParticipantAdded>,
): Promise<void> {
  const isTheirs = numberOf(user.communicationIdentifier.rawId) === call.theirs;
  if (call.direction !== 'out' || !isTheirs || call.answeredAt !== null) return;
  const answeredAt = new Date(Math.min(timeMs, call.endedAt?.getTime() ?? timeMs));
  const data = { answeredAt, outcome: 'answered' };
  await tx.prisma.phoneCall.update({ where: { id: call.id }, data });
  tx.tell({ kind: 'call', id: call.id });
}

/**
 * A call ended that nothing was known of. When one of us has placed it and it was a phone that ended it, it was
 * not answered; otherwise whoever tells later that a phone was in it finds its end here.
 */
export async function endedUnknown(
  tx: Transaction,
  tools: CallTools,
  { data: { correlationId, startedBy, endedBy, reason }, timeMs }: TypedEvent<CallEnded>,
): Promise<void> {
  const personId = await colleagueOf(tx, startedBy);
  if (personId === undefined) return;
  const theirs = numberOf(endedBy?.communicationIdentifier.rawId ?? '');
  const code = reason?.code ?? 0;
  if (theirs !== undefined && code !== 0) {
    const placed = { correlationId, personId, theirs, atMs: timeMs };
    const call = await ensurePlaced(tx, tools, placed);
    if (call) await finishCall(tx, call, outcomeOf(code), timeMs);
    return;
  }
  const data = { correlationId, endedAt: new Date(timeMs) };
  await tx.prisma.endedCall.createMany({ data, skipDuplicates: true });
}

/** The line of the call: the one that was offered, or a new one. @returns null where it is no call to outside */
async function ensurePlaced(
  { prisma }: Transaction,
  tools: CallTools,
  { correlationId, personId, theirs, atMs }: Placed,
): Promise<PhoneCall | null> {
  if (isOurs(await prisma.ourNumber.findUnique({ where: { id: theirs } }))) return null;
  const going = { correlationId, state: 'ringing', dueAt: new Date(atMs + LONGEST_MS) };
  const offer = await prisma.phoneCall.findFirst({
    where: { state: 'offered', personId, theirs, at: { lte: new Date(atMs) } },
  });
  if (offer) return prisma.phoneCall.update({ where: { id: offer.id }, data: going });
  const id = newId('cal', tools.clock);
  await prisma.phoneCall.createMany({
    data: { ...{ id, direction: 'out', theirs, personId, at: new Date(atMs) }, ...going },
    skipDuplicates: true,
  });
  return prisma.phoneCall.findUnique({ where: { id } });
}

async function answered(tx: Transaction, { id }: PhoneCall, atMs: number): Promise<void> {
  const data = { state: 'answered', answeredAt: new Date(atMs) };
  await tx.prisma.phoneCall.update({ where: { id }, data });
  tx.tell({ kind: 'call', id });
}

async function colleagueOf(
  { prisma }: Transaction,
  who: CallEnded['startedBy'],
): Promise<string | undefined> {
  if (!who) return undefined;
  const userId = who.communicationIdentifier.rawId;
  const found = await prisma.colleague.findFirst({ where: { userId }, select: { id: true } });
  return found?.id;
}

/** By the codes of SIP, which the service has as well. */
function outcomeOf(code: number): 'busy' | 'declined' | 'no-answer' | 'failed' {
  if (code === 486 || code === 600) return 'busy';
  if (code === 603) return 'declined';
  return code === 408 || code === 480 || code === 487 ? 'no-answer' : 'failed';
}
