import { z } from 'zod';
import type { Page } from '../../page.ts';
import type { RecordedAuditEntry } from './service.ts';

export const auditEntry = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  actorId: z.string().nullable(),
  action: z.string(),
  subjectId: z.string().nullable(),
  outcome: z.string(),
  reason: z.string().nullable(),
  requestId: z.string(),
  hash: z.string(),
});

export const auditPage = z.object({
  items: z.array(auditEntry),
  cursor: z.string().nullable(),
});

export function auditPageView({
  items,
  cursor,
}: Page<RecordedAuditEntry>): z.infer<typeof auditPage> {
  return { items: items.map(auditEntryView), cursor };
}

export function auditEntryView(entry: RecordedAuditEntry): z.infer<typeof auditEntry> {
  const { id, actorId, action, subjectId, outcome, reason, requestId, hash } = entry;
  return {
    ...{ id, actorId, action, subjectId, outcome, reason, requestId, hash },
    at: entry.at.toISOString(),
  };
}
