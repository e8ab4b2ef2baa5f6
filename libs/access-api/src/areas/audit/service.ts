import type { Origin } from '../../actor.ts';
import type { CsvPage, Page, PageRequest } from '../../page.ts';

export const auditOutcomes = ['done', 'refused', 'failed'] as const;

export type AuditOutcome = (typeof auditOutcomes)[number];

export interface AuditEntry {
  readonly actorId: string | null;
  /** `area.verb`, the procedure's path where there is one. */
  readonly action: string;
  readonly subjectId?: string | null;
  readonly outcome: AuditOutcome;
  readonly reason?: string | null | undefined;
  readonly requestId: string;
}

export interface RecordedAuditEntry {
  readonly id: string;
  readonly at: Date;
  readonly actorId: string | null;
  readonly action: string;
  readonly subjectId: string | null;
  readonly outcome: string;
  readonly reason: string | null;
  readonly requestId: string;
  readonly hash: string;
}

export interface AuditFilter {
  /** Done by or to this person. */
  readonly personId?: string | undefined;
  readonly actorId?: string | undefined;
  readonly subjectId?: string | undefined;
  /** The action, or what it begins with up to a full stop: `people.` for all of an area. */
  readonly action?: string | undefined;
  readonly outcome?: AuditOutcome | undefined;
  readonly requestId?: string | undefined;
  readonly from?: Date | undefined;
  /** Exclusive. */
  readonly to?: Date | undefined;
}

export interface AuditCheck {
  readonly entries: number;
  readonly head: string | null;
  /** The first entry that does not follow the one before; null when the chain holds. */
  readonly brokenAt: string | null;
}

/** Of a request whose sender is not known. */
export interface AnonymousRefusal {
  readonly address: string;
  readonly action: string;
  readonly reason: string;
  readonly requestId: string;
}

export interface AuditService {
  record(entry: AuditEntry): Promise<void>;
  /** Counts, rather than writes down each: there is no end to what strangers may ask. */
  refused(refusal: AnonymousRefusal): Promise<void>;
  /** Newest first. */
  list(request: PageRequest & AuditFilter): Promise<Page<RecordedAuditEntry>>;
  exportPage(request: Omit<PageRequest, 'limit'> & AuditFilter): Promise<CsvPage>;
  /** That somebody took a table away. */
  exported(origin: Origin, action: string): Promise<void>;
  check(): Promise<AuditCheck>;
  /** Entries after this one, then each as it is written; ends with the signal. */
  watch(after: string | undefined, signal: AbortSignal): AsyncIterable<RecordedAuditEntry>;
}
