import { handoverSummarySchema } from '@switchboard/telephony-api';
import type { HandoverView } from '@switchboard/telephony-api';
import { contactsOf } from '../calls/contacts-of.ts';
import type { Handover as HandoverRow, Prisma } from '../generated/prisma/client.ts';

/** Handovers as they are told, in the order that they are given in. */
export async function handoverViews(
  client: Prisma.TransactionClient,
  nowMs: number,
  rows: readonly HandoverRow[],
): Promise<HandoverView[]> {
  const numbers = rows.flatMap(({ customerNumber }) => customerNumber ?? []);
  const contacts = await contactsOf(
    client,
    numbers.map((theirs) => ({ theirs })),
  );
  const people = await peopleOf(client, rows);
  const conversations = await conversationsOf(client, numbers);
  return rows.map((row) => ({
    ...plainView(row),
    contact: row.customerNumber === null ? null : contacts(row.customerNumber),
    conversationId: conversations(row),
    colleague: row.personId === null ? null : people(row.personId),
    leftMs: leftMs(row, nowMs),
  }));
}

function plainView(
  row: HandoverRow,
): Omit<HandoverView, 'contact' | 'conversationId' | 'colleague' | 'leftMs'> {
  const { id, teamId, teamName, skill, customerName, customerNumber } = row;
  const { threadId, callConnectionId, at, acceptedAt, endedAt } = row;
  return {
    ...{ id, skill, threadId, callConnectionId },
    team: { id: teamId, name: teamName },
    customer: { name: customerName, number: customerNumber },
    // Written by nobody but this service.
    ...{ state: row.state as HandoverView['state'] },
    ...{ channel: row.channel as HandoverView['channel'] },
    ...{ failure: row.failure as HandoverView['failure'] },
    summary: handoverSummarySchema.parse(row.summary),
    at: at.toISOString(),
    acceptedAt: acceptedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
  };
}

function leftMs({ state, untilAt }: HandoverRow, nowMs: number): number | null {
  const isAsked = state === 'offered' || state === 'accepted';
  return isAsked && untilAt ? Math.max(0, untilAt.getTime() - nowMs) : null;
}

/** By whom they are known, and by what they are reached. */
async function peopleOf(client: Prisma.TransactionClient, rows: readonly HandoverRow[]) {
  const ids = rows.flatMap(({ personId }) => personId ?? []);
  const found = await client.colleague.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true, userId: true },
  });
  const known = new Map(found.map((one) => [one.id, one]));
  return (id: string) => known.get(id) ?? { id, name: '', userId: null };
}

/** The conversation with the number of ours that was named, otherwise the latest one. */
async function conversationsOf(client: Prisma.TransactionClient, numbers: string[]) {
  const found = await client.conversation.findMany({
    where: { theirs: { in: [...new Set(numbers)] } },
    orderBy: { lastAt: 'desc' },
    select: { id: true, ours: true, theirs: true },
  });
  return ({ customerNumber, ours }: HandoverRow): string | null => {
    const theirs = found.filter((one) => one.theirs === customerNumber);
    const [latest] = ours === null ? theirs : theirs.filter((one) => one.ours === ours);
    return latest?.id ?? null;
  };
}
