import { pageOf, readTimeCursor, timeCursor } from '@switchboard/app-server';
import { apiError, callRouteSchema } from '@switchboard/telephony-api';
import type { CallService, CallView } from '@switchboard/telephony-api';
import type { CallRoute } from '@switchboard/telephony';
import type { Transaction } from '../database/transact.ts';
import type { PhoneCall, Voicemail } from '../generated/prisma/client.ts';
import { isOurs } from '../numbers/is-ours.ts';
import { namesOf } from '../people/colleagues.ts';
import type { Names } from '../people/colleagues.ts';
import type { TelephonyTools } from '../telephony-tools.ts';
import { contactsOf } from './contacts-of.ts';
import { createDial } from './dial.ts';
import { liveCalls } from './live-calls.ts';
import { peopleOf } from './ring-facts.ts';

type Tools = Pick<TelephonyTools, 'client' | 'transact' | 'clock' | 'policy'>;
type Contact = CallView['contact'];
type Row = PhoneCall & { readonly voicemail: Voicemail | null };

export function createCallService(tools: Tools): CallService {
  const { client, transact, clock } = tools;
  return {
    live: () => liveCalls(client),
    dial: createDial(tools),
    async list({ ours, only, cursor: from, limit }) {
      const after = readTimeCursor(from);
      const found = await client.phoneCall.findMany({
        where: {
          state: { not: 'offered' },
          ...(ours !== undefined && { ours }),
          ...(only && { voicemail: { is: { state: 'kept' } } }),
          ...(after && { OR: [{ at: { lt: after.at } }, { at: after.at, id: { lt: after.id } }] }),
        },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        include: { voicemail: true },
        take: limit + 1,
      });
      const { rows, cursor } = pageOf(found, limit, timeCursor);
      return { items: await viewsOf(client, rows), cursor };
    },
    async route(ours) {
      const found = await client.callRoute.findUnique({ where: { ours } });
      return found && callRouteSchema.parse(found.route);
    },
    putRoute: ({ ours, route }) =>
      transact(async (tx) => {
        await assertKnown(tx, ours, route);
        const kept = { route, changedAt: new Date(clock.now()) };
        await tx.prisma.callRoute.upsert({
          where: { ours },
          create: { ours, ...kept },
          update: kept,
        });
        tx.tell({ kind: 'number', id: ours });
        return route;
      }),
  };
}

async function assertKnown(
  { prisma }: Transaction,
  ours: string,
  { open, closed }: CallRoute,
): Promise<void> {
  if (!isOurs(await prisma.ourNumber.findUnique({ where: { id: ours } })))
    throw apiError('number-not-found', 'This is no number of ours.');
  const ids = [...new Set([...open, ...closed].flatMap(peopleOf))];
  if ((await prisma.colleague.count({ where: { id: { in: ids } } })) < ids.length)
    throw apiError('colleague-not-found', 'Somebody of them has never opened the inbox.');
}

async function viewsOf(
  client: TelephonyTools['client'],
  rows: readonly Row[],
): Promise<CallView[]> {
  const names = await namesOf(
    client,
    rows.flatMap(({ personId, voicemail }) => [personId, voicemail?.heardById ?? null]),
  );
  const contacts = await contactsOf(client, rows);
  return rows.map((row) => viewOf(row, names, contacts(row.theirs)));
}

function viewOf(row: Row, names: Names, contact: Contact): CallView {
  const { id, ours, theirs, at, state, outcome, personId, answeredAt, endedAt } = row;
  return {
    ...{ id, ours, theirs, contact, at: at.toISOString() },
    // Written by nobody but this service.
    direction: row.direction as CallView['direction'],
    ...{ state: state as CallView['state'], outcome: outcome as CallView['outcome'] },
    colleague: personId === null ? null : names(personId),
    seconds:
      answeredAt && endedAt ? Math.round((endedAt.getTime() - answeredAt.getTime()) / 1_000) : null,
    voicemail: voicemailOf(row, names),
  };
}

function voicemailOf({ voicemail }: Row, names: Names): CallView['voicemail'] {
  if (voicemail?.state !== 'kept') return null;
  const { seconds, heardAt, heardById } = voicemail;
  const isHeard = heardAt !== null && heardById !== null;
  return {
    seconds,
    heard: isHeard ? { at: heardAt.toISOString(), by: names(heardById) } : null,
  };
}
