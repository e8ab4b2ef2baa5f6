'use client';

import { access } from '@switchboard/page-client';
import { useQuery } from '@tanstack/react-query';

/** How many people of each role hold a token; told of the moment, so it is asked anew each time. */
export function useHolders() {
  return useQuery({
    queryKey: ['token-holders'],
    queryFn: ({ signal }) => access.tokens.holders.query(undefined, { signal }),
    staleTime: 0,
  });
}
