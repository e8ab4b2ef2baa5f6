import type { Sort } from '@switchboard/ui';
import type { access } from '@switchboard/page-client';

export type Orphan = Awaited<ReturnType<typeof access.ledger.orphans.query>>[number];

/** They are few, since they are repaired all the time: sorted where they are shown. */
export function sortOrphans(orphans: readonly Orphan[], { column, direction }: Sort): Orphan[] {
  const by = column === 'state' ? 'state' : 'changedAt';
  const factor = direction === 'ascending' ? 1 : -1;
  return orphans.toSorted((a, b) => factor * compare(a[by], b[by]));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
