import type { Origin } from '../../actor.ts';
import type { Page, PageRequest } from '../../page.ts';

export interface LedgerRecord {
  readonly id: string;
  readonly userId: string | null;
  readonly state: string;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

/** An identity at ACS that belongs to nobody, or an attempt whose answer never arrived. */
export interface Orphan {
  readonly id: string;
  readonly userId: string | null;
  readonly personId: string;
  readonly state: string;
  readonly changedAt: Date;
}

export const ledgerStates = [
  'reserved',
  'created',
  'active',
  'deleting',
  'deleted',
  'lost',
] as const;

export interface LedgerFilter {
  readonly state?: (typeof ledgerStates)[number] | undefined;
  readonly personId?: string | undefined;
  readonly userId?: string | undefined;
}

/** One identity that was ever asked for, and whose it is or was. */
export interface LedgerLine extends LedgerRecord {
  readonly person: { readonly id: string; readonly name: string };
}

export interface LedgerService {
  orphans(): Promise<readonly Orphan[]>;
  /** The latest first. */
  list(request: PageRequest & LedgerFilter): Promise<Page<LedgerLine>>;
  /** Deletes now what otherwise would be deleted soon. @returns how many orphans there are then */
  repair(origin: Origin): Promise<{ readonly before: number; readonly left: number }>;
}
