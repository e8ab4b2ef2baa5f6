import { createHash } from 'node:crypto';
import type { AuditEvent } from '@switchboard/database';

/**
 * The hash an entry should carry, as `audit_hash` of the database computes it: SHA-256 over its
 * columns as netstrings (`5:hello,`, and `-,` for none), in hexadecimal.
 */
export function auditHash(entry: Omit<AuditEvent, 'hash'>): string {
  const columns = [
    entry.previousHash,
    String(entry.id),
    String(entry.at.getTime()),
    entry.actorId,
    entry.action,
    entry.subjectId,
    entry.outcome,
    entry.reason,
    entry.requestId,
  ];
  return createHash('sha256').update(columns.map(netstring).join('')).digest('hex');
}

function netstring(value: string | null): string {
  return value === null ? '-,' : `${Buffer.byteLength(value)}:${value},`;
}
