import { isOutcome } from './outcomes';
import type { Outcome } from './outcomes';

export interface AuditFilter {
  readonly personId: string | null;
  readonly outcome: Outcome | null;
}

/** What an address asks for; what it does not know is as if it were not there. */
export function readAuditFilter(params: Pick<URLSearchParams, 'get'>): AuditFilter {
  const outcome = params.get('outcome');
  return { personId: params.get('person'), outcome: isOutcome(outcome) ? outcome : null };
}

/** The part of an address that asks for it; empty for everything. */
export function writeAuditFilter({ personId, outcome }: AuditFilter): string {
  const search = new URLSearchParams();
  if (personId) search.set('person', personId);
  if (outcome) search.set('outcome', outcome);
  return search.size > 0 ? `?${search}` : '';
}

/** The same as the trusted service wants to be asked. */
export function toRequest({ personId, outcome }: AuditFilter) {
  return { ...(personId && { personId }), ...(outcome && { outcome }) };
}
