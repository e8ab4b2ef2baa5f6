import type { AuditService, RecordedAuditEntry } from '@switchboard/access-api';
import { csvLine } from '../csv.ts';

const AT_ONCE = 1_000;

const HEADER = ['id', 'at', 'actor', 'action', 'subject', 'outcome', 'reason', 'request', 'hash'];

/** The same entries as a table; each with its hash, so that the chain can be checked elsewhere. */
export function exportAudit(list: AuditService['list']): AuditService['exportPage'] {
  return async (request) => {
    const { items, cursor } = await list({ ...request, limit: AT_ONCE });
    const header = request.cursor === undefined ? csvLine(HEADER) : '';
    return { csv: header + items.map(lineOf).join(''), cursor };
  };
}

function lineOf(entry: RecordedAuditEntry): string {
  const { id, at, actorId, action, subjectId, outcome, reason, requestId, hash } = entry;
  return csvLine([id, at, actorId, action, subjectId, outcome, reason, requestId, hash]);
}
