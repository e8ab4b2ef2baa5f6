'use client';

import { useSearchParams } from 'next/navigation.js';

type Params = Pick<URLSearchParams, 'get'>;

/**
 * What is looked for stands in the address, so that it can be sent, kept and gone back to. The history
 * is told directly: the page is the same whatever is typed, and the server need not render it again.
 */
export function useAddressFilter<Filter extends object>(
  path: string,
  read: (params: Params) => Filter,
  write: (filter: Filter) => string,
): readonly [Filter, (change: Partial<Filter>) => void] {
  const filter = read(useSearchParams());
  const change = (changed: Partial<Filter>): void => {
    // Of the address as it is now: what is typed comes late, and another choice may have come before.
    const now = read(new URLSearchParams(location.search));
    history.replaceState(null, '', `${path}${write({ ...now, ...changed })}`);
  };
  return [filter, change];
}
