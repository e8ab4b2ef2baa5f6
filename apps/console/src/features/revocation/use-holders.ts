'use client';

import { access } from '@switchboard/page-client';
import { useQuery } from '@tanstack/react-query';

/** How many people of each role hold a token: of the moment, so it is read when somebody asks for it. */
export function useHolders() {
  return useQuery({
    queryKey: ['token-holders'],
    queryFn: ({ signal }) => access.tokens.holders.query(undefined, { signal }),
    enabled: false,
  });
}
