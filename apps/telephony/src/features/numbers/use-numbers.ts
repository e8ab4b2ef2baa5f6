'use client';

import { useQuery } from '@tanstack/react-query';
import { keys } from '../live/keys';
import { telephony } from '../live/telephony';

/** Our numbers, and what a text from them costs. */
export function useNumbers() {
  return useQuery({
    queryKey: keys.numbers,
    queryFn: ({ signal }) => telephony.numbers.list.query(undefined, { signal }),
  });
}
