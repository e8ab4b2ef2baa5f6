'use client';

import { access } from '@switchboard/page-client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { toRequest } from './audit-filter';
import type { AuditFilter } from './audit-filter';

const PAGE = 50;

/** Of everything that is read of the log. */
export const AUDIT = ['audit'] as const;

export type AuditEntry = Awaited<ReturnType<typeof access.audit.list.query>>['items'][number];

/** A page of the log, newest first. */
export function useAudit(filter: AuditFilter, cursor: string | undefined) {
  const request = toRequest(filter);
  return useQuery({
    queryKey: [...AUDIT, request, cursor],
    queryFn: ({ signal }) =>
      access.audit.list.query({ limit: PAGE, ...request, ...(cursor && { cursor }) }, { signal }),
    // The page before stays until the next is there.
    placeholderData: keepPreviousData,
  });
}
