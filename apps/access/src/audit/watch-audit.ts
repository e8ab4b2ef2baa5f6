import type { AuditService } from '@switchboard/access-api';
import type { PrismaClient } from '@switchboard/database';
import type { Activity } from '../activity/activity.ts';

const AT_ONCE = 100;

/** Tells of entries as they are written; first of those since `after`, which may be some time ago. */
export function watchAudit(client: PrismaClient, activity: Activity): AuditService['watch'] {
  return async function* (after, signal) {
    using news = activity.listen();
    let last = after === undefined ? await latest(client) : BigInt(after);
    while (!signal.aborted) {
      const rows = await client.auditEvent.findMany({
        where: { id: { gt: last } },
        orderBy: { id: 'asc' },
        take: AT_ONCE,
      });
      for (const row of rows) yield { ...row, id: String(row.id) };
      last = rows.at(-1)?.id ?? last;
      if (rows.length < AT_ONCE) await news.next(signal);
    }
  };
}

async function latest(client: PrismaClient): Promise<bigint> {
  const row = await client.auditEvent.findFirst({ orderBy: { id: 'desc' }, select: { id: true } });
  return row?.id ?? 0n;
}
