'use client';

import { access } from '@switchboard/page-client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { isAskable, toRequest } from './ledger-filter';
import type { LedgerFilter } from './ledger-filter';

const PAGE = 50;
const MAX_OF_ONE = 20;

export type LedgerLine = Awaited<ReturnType<typeof access.ledger.list.query>>['items'][number];
export type Orphan = Awaited<ReturnType<typeof access.ledger.orphans.query>>[number];

/** Of everything that is read of the ledger. */
export const LEDGER = ['ledger'] as const;

/** A page of the ledger, the latest first. */
export function useLedger(filter: LedgerFilter, cursor: string | undefined) {
  const request = toRequest(filter);
  return useQuery({
    queryKey: [...LEDGER, 'list', request, cursor],
    queryFn: ({ signal }) =>
      access.ledger.list.query({ limit: PAGE, ...request, ...(cursor && { cursor }) }, { signal }),
    enabled: isAskable(filter),
    // The page before stays until the next is there.
    placeholderData: keepPreviousData,
  });
}

/** What belongs to nobody, and is not gone yet. */
export function useOrphans() {
  return useQuery({
    queryKey: [...LEDGER, 'orphans'],
    queryFn: ({ signal }) => access.ledger.orphans.query(undefined, { signal }),
  });
}

/** What one person has and had, the latest first. */
export function useLedgerOf(personId: string) {
  return useQuery({
    queryKey: [...LEDGER, 'of', personId],
    queryFn: ({ signal }) => access.ledger.list.query({ personId, limit: MAX_OF_ONE }, { signal }),
  });
}
