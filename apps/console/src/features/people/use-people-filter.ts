'use client';

import { useSearchParams } from 'next/navigation';
import { readPeopleFilter, writePeopleFilter } from './people-filter';
import type { PeopleFilter } from './people-filter';

/**
 * What is looked for stands in the address, so that it can be sent, kept and gone back to. The history
 * is told directly: the page is the same whatever is typed, and the server need not render it anew.
 */
export function usePeopleFilter(): readonly [
  PeopleFilter,
  (change: Partial<PeopleFilter>) => void,
] {
  const filter = readPeopleFilter(useSearchParams());
  const change = (changed: Partial<PeopleFilter>): void => {
    // Of the address as it is now: what is typed comes late, and another choice may have come before.
    const now = readPeopleFilter(new URLSearchParams(location.search));
    history.replaceState(null, '', `/people${writePeopleFilter({ ...now, ...changed })}`);
  };
  return [filter, change];
}
