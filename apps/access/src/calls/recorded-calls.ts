import { accessError } from '@switchboard/access-api';
import type { CallService } from '@switchboard/access-api';
import type { ControlClient } from '@switchboard/control-client';
import type { PrismaClient } from '@switchboard/database';
import { MISSED_CODES, recordOf } from './past-call.ts';
import type { Other } from './past-call.ts';
import { placeOf } from './record-id.ts';

/** How raw ids of phones begin. */
const PHONE = '4:';

/**
 * The history as the data plane has recorded it, whoever or whatever was in the calls. Here is only who
 * the others are, and up to when somebody has looked.
 */
export function recordedCalls(
  client: PrismaClient,
  control: Pick<ControlClient, 'callHistory'>,
): CallService {
  return {
    async note() {
      throw accessError('calls-are-recorded', 'The data plane records calls here.');
    },

    async history({ actor: { id, userId } }, { cursor, limit }) {
      if (userId === null) return { items: [], cursor: null, unseen: 0, notedByPage: false };
      const seenMs = await seenUntil(client, id);
      const { calls, unanswered } = await control.callHistory({
        ...{ user: userId, limit, before: cursor === undefined ? undefined : placeOf(cursor) },
        count: { sinceMs: seenMs, codes: MISSED_CODES },
      });
      const people = await peopleOf(client, [...new Set(calls.flatMap(({ others }) => others))]);
      const items = calls.map((past) => recordOf(past, { userId, seenMs, people }));
      return {
        items,
        cursor: items.length === limit ? (items.at(-1)?.id ?? null) : null,
        unseen: unanswered,
        notedByPage: false,
      };
    },

    async markSeen({ actor: { id } }, recordId) {
      const callsSeenAt = new Date(placeOf(recordId).leftMs);
      // Whoever looks at an older list meanwhile takes nothing back.
      const isLater = [{ callsSeenAt: null }, { callsSeenAt: { lt: callsSeenAt } }];
      await client.person.updateMany({ where: { id, OR: isLater }, data: { callsSeenAt } });
    },
  };
}

/** @returns epoch milliseconds, 0 when nobody has looked yet */
async function seenUntil(client: PrismaClient, id: string): Promise<number> {
  const person = await client.person.findUnique({ where: { id }, select: { callsSeenAt: true } });
  return person?.callsSeenAt?.getTime() ?? 0;
}

/** By identity, in one query. The ledger knows also whose an identity was before it was erased. */
async function peopleOf(client: PrismaClient, userIds: string[]): Promise<Map<string, Other>> {
  const entries = await client.ledgerEntry.findMany({
    where: { acsUserId: { in: userIds } },
    select: { acsUserId: true, person: { select: { id: true, name: true, acsUserId: true } } },
  });
  return new Map([
    ...userIds.flatMap((id) => phoneOf(id) ?? []),
    ...entries.map(
      ({ acsUserId, person: { id, name, acsUserId: userId } }) =>
        [acsUserId ?? '', { personId: id, name, userId }] as const,
    ),
  ]);
}

/** Of a phone all that is known is its number; one that hides it has no name. */
function phoneOf(id: string): [readonly [string, Other]] | undefined {
  if (!id.startsWith(PHONE)) return undefined;
  const number = id.slice(PHONE.length);
  const name = number.startsWith('+') ? number : '';
  return [[id, { personId: id, userId: id, name }]];
}
