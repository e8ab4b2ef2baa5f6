'use client';

import { useQuery } from '@tanstack/react-query';

type DisplayNumber = (number: string) => string;

const asItIs: DisplayNumber = (number) => number;

/**
 * Writes numbers as people read them; as they are until what knows how is loaded.
 *
 * @param wanted whether there are any: who calls no phones never loads it
 */
export function useDisplayNumber(wanted: boolean): DisplayNumber {
  const { data } = useQuery({
    queryKey: ['display-number'],
    queryFn: () => import('./display-number'),
    staleTime: Infinity,
    enabled: wanted,
  });
  return data?.displayNumber ?? asItIs;
}
