import { accessError } from '@switchboard/access-api';
import type { AuditFilter, AuditService } from '@switchboard/access-api';
import type { Prisma, PrismaClient } from '@switchboard/database';

/** Newest first. Entries are numbered in the order of their times, so the cursor is the last number. */
export function readAudit(client: PrismaClient): AuditService['list'] {
  return async ({ cursor, limit, ...filter }) => {
    const rows = await client.auditEvent.findMany({
      where: {
        AND: [whereOf(filter), cursor === undefined ? {} : { id: { lt: rowId(cursor) } }],
      },
      orderBy: { id: 'desc' },
      take: limit,
    });
    const items = rows.map((row) => ({ ...row, id: String(row.id) }));
    return { items, cursor: rows.length === limit ? (items.at(-1)?.id ?? null) : null };
  };
}

function whereOf(filter: AuditFilter): Prisma.AuditEventWhereInput {
  const { personId, actorId, subjectId, action, outcome, requestId, from, to } = filter;
  return {
    ...(personId && { OR: [{ actorId: personId }, { subjectId: personId }] }),
    ...(actorId && { actorId }),
    ...(subjectId && { subjectId }),
    ...(action && { action: action.endsWith('.') ? { startsWith: action } : action }),
    ...(outcome && { outcome }),
    ...(requestId && { requestId }),
    ...((from ?? to) && { at: { ...(from && { gte: from }), ...(to && { lt: to }) } }),
  };
}

function rowId(cursor: string): bigint {
  if (/^\d{1,18}$/.test(cursor)) return BigInt(cursor);
  throw accessError('invalid-cursor', 'The cursor is not one of ours.', {
    target: 'cursor',
  });
}
