'use client';

import { access } from '@switchboard/page-client';
import { skipToken, useQuery } from '@tanstack/react-query';

/** What an administrator changes meanwhile is seen then. */
const STALE_MS = 60_000;

export type CallPrice = Awaited<ReturnType<typeof access.me.callPrice.query>>;

/**
 * What a minute costs, or why the number is not called; nothing until that is known, and where nobody knows.
 *
 * @param number as E.164 has it; absent as long as none is written
 */
export function useCallPrice(
  number: string | undefined,
  callerId: string,
): Exclude<CallPrice, { readonly kind: 'unknown' }> | undefined {
  const { data } = useQuery({
    queryKey: ['call-price', callerId, number],
    queryFn:
      number === undefined
        ? skipToken
        : ({ signal }) => access.me.callPrice.query({ number, callerId }, { signal }),
    staleTime: STALE_MS,
    retry: false,
  });
  return data === undefined || data.kind === 'unknown' ? undefined : data;
}
