import { afterEvent, dueMsOf, isOpenHandover } from '@switchboard/telephony';
import type { Handover, HandoverEvent } from '@switchboard/telephony';
import type { HandoverView } from '@switchboard/telephony-api';
import type { Transaction } from '../database/transact.ts';
import type { Handover as HandoverRow } from '../generated/prisma/client.ts';
import type { TelephonyTools } from '../telephony-tools.ts';
import { handoverOf } from './handover-row.ts';
import { handoverDue } from './handover-kinds.ts';

type Tools = Pick<TelephonyTools, 'jobs' | 'clock'>;
type Failure = NonNullable<HandoverView['failure']>;

/** @returns the row that was given where the event changes nothing */
export async function changeHandover(
  tx: Transaction,
  tools: Tools,
  row: HandoverRow,
  event: HandoverEvent,
  failure: Failure = 'not-connected',
): Promise<HandoverRow> {
  const before = handoverOf(row);
  const after = afterEvent(before, event);
  if (after === before) return row;
  const { state, asked, personId, untilMs } = after;
  const now = new Date(tools.clock.now());
  const changed = await tx.prisma.handover.update({
    where: { id: row.id },
    data: {
      ...{ state, asked: [...asked], personId },
      untilAt: untilMs === null ? null : new Date(untilMs),
      ...(state === 'accepted' && { acceptedAt: now }),
      ...(!isOpenHandover(after) && { endedAt: now }),
      ...(state === 'failed' && { failure }),
    },
  });
  if (before.state === 'accepted') await idleFrom(tx, personId, now);
  tx.tell({ kind: 'handover', id: row.id });
  await awaitTime(tx, tools, row.id, after);
  return changed;
}

/** Has it looked at when time changes it next. */
export async function awaitTime(
  tx: Transaction,
  { jobs, clock }: Tools,
  id: string,
  handover: Handover,
): Promise<void> {
  const dueMs = dueMsOf(handover);
  if (dueMs === undefined) return;
  const delayMs = Math.max(0, dueMs - clock.now());
  await jobs.add(tx, handoverDue, { id }, { key: id, delayMs });
}

async function idleFrom(
  { prisma }: Transaction,
  personId: string | null,
  now: Date,
): Promise<void> {
  if (personId === null) return;
  await prisma.colleague.updateMany({ where: { id: personId }, data: { idleSince: now } });
}
