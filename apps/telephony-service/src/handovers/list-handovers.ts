import type { Actor, HandoverService } from '@switchboard/telephony-api';
import { pageOf, readTimeCursor, timeCursor, UUID } from '@switchboard/app-server';
import type { Prisma } from '../generated/prisma/client.ts';
import type { TelephonyTools } from '../telephony-tools.ts';
import { concerning } from './find-handover.ts';
import { OVER } from './handover-row.ts';
import { handoverViews } from './handover-views.ts';

/** What somebody took over is beside them for so long. */
const MINE_MS = 3_600_000;

export function listHandovers({
  client,
  clock,
}: Pick<TelephonyTools, 'client' | 'clock'>): HandoverService['list'] {
  return async (actor, { shown, since, cursor: from, limit }) => {
    const after = readTimeCursor(from, UUID);
    const [order, further] =
      shown === 'open' ? (['asc', 'gt'] as const) : (['desc', 'lt'] as const);
    const found = await client.handover.findMany({
      where: {
        AND: [
          await concerning(client, actor),
          shown === 'open' ? openTo(actor, clock.now()) : { state: { in: OVER } },
          since ? { at: { gte: since } } : {},
          after
            ? {
                OR: [
                  { at: { [further]: after.at } },
                  { at: after.at, id: { [further]: after.id } },
                ],
              }
            : {},
        ],
      },
      orderBy: [{ at: order }, { id: order }],
      take: limit + 1,
    });
    const { rows, cursor } = pageOf(found, limit, timeCursor);
    return { items: await handoverViews(client, clock.now(), rows), cursor };
  };
}

function openTo({ id: personId }: Actor, nowMs: number): Prisma.HandoverWhereInput {
  const acceptedAt = { gte: new Date(nowMs - MINE_MS) };
  return { OR: [{ state: { notIn: OVER } }, { personId, acceptedAt }] };
}
