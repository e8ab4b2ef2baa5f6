import type { CallOutcome, CallRecord, CallService } from '@switchboard/access-api';
import type { PrismaClient, CallRecord as Row } from '@switchboard/database';
import { noteCall } from './note-call.ts';
import type { NoteTools } from './note-call.ts';

const MAX_UNSEEN = 100;

/** The history as pages have noted it, a row for each side of a call: for a back end that is not ours. */
export function notedCalls(tools: NoteTools): CallService {
  const { client, clock } = tools;
  return {
    note: noteCall(tools),
    history: listCalls(tools),
    async markSeen({ actor }, recordId) {
      const where = { personId: actor.id, seenAt: null, id: { lte: recordId } };
      await client.callRecord.updateMany({ where, data: { seenAt: new Date(clock.now()) } });
    },
  };
}

function listCalls({ client }: Pick<NoteTools, 'client'>): CallService['history'] {
  return async ({ actor }, { cursor, limit }) => {
    const personId = actor.id;
    const rows = await client.callRecord.findMany({
      where: { personId, ...(cursor !== undefined && { id: { lt: cursor } }) },
      orderBy: { id: 'desc' },
      take: limit,
    });
    const unseen = await client.callRecord.count({
      where: { personId, seenAt: null },
      take: MAX_UNSEEN,
    });
    const others = await peopleOf(client, rows);
    return {
      items: rows.map((row) => recordOf(row, others)),
      cursor: rows.length === limit ? (rows.at(-1)?.id ?? null) : null,
      unseen,
      notedByPage: true,
    };
  };
}

type Other = CallRecord['others'][number];

/** Everybody on a page of the list, in one query. */
async function peopleOf(client: PrismaClient, rows: readonly Row[]): Promise<Map<string, Other>> {
  const ids = [...new Set(rows.flatMap(({ otherIds }) => otherIds))];
  const people = await client.person.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true, acsUserId: true },
  });
  return new Map(
    people.map(({ id, name, acsUserId }) => [id, { personId: id, name, userId: acsUserId }]),
  );
}

function recordOf(row: Row, people: ReadonlyMap<string, Other>): CallRecord {
  const { id, callId, direction, outcome, video, startedAt, durationSeconds } = row;
  return {
    id,
    callId,
    others: row.otherIds.flatMap((other) => people.get(other) ?? []),
    direction: direction === 'incoming' ? 'incoming' : 'outgoing',
    outcome: outcome as CallOutcome,
    video,
    startedAt,
    durationSeconds,
    seen: row.seenAt !== null,
  };
}
