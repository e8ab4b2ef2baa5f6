import type { AuditCheck } from '@switchboard/access-api';
import type { AuditEvent, PrismaClient } from '@switchboard/database';
import { auditHash } from './audit-hash.ts';

const AT_ONCE = 2_000;

/**
 * Follows the chain from the first entry to the last, and computes each hash again. Whoever changes an
 * entry must change all that follow, up to the last hash, which others may have written down.
 */
export async function checkAudit(client: PrismaClient): Promise<AuditCheck> {
  let entries = 0;
  let last: AuditEvent | undefined;
  for (;;) {
    const rows: AuditEvent[] = await client.auditEvent.findMany({
      where: { id: { gt: last?.id ?? 0n } },
      orderBy: { id: 'asc' },
      take: AT_ONCE,
    });
    for (const row of rows) {
      if (!follows(row, last))
        return { entries, head: last?.hash ?? null, brokenAt: String(row.id) };
      entries += 1;
      last = row;
    }
    if (rows.length < AT_ONCE) return { entries, head: last?.hash ?? null, brokenAt: null };
  }
}

function follows(row: AuditEvent, last: AuditEvent | undefined): boolean {
  return row.previousHash === (last?.hash ?? '') && row.hash === auditHash(row);
}
