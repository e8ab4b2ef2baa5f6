'use client';

import { useRouter, useSearchParams } from 'next/navigation';
import { readAuditFilter, writeAuditFilter } from './audit-filter';
import type { AuditFilter } from './audit-filter';

/** What is looked for stands in the address, so that it can be sent, kept and gone back to. */
export function useAuditFilter(): readonly [AuditFilter, (change: Partial<AuditFilter>) => void] {
  const filter = readAuditFilter(useSearchParams());
  const router = useRouter();
  const change = (changed: Partial<AuditFilter>): void =>
    router.replace(`/audit${writeAuditFilter({ ...filter, ...changed })}`, { scroll: false });
  return [filter, change];
}
