'use client';

import { access } from '@switchboard/page-client';
import { useQuery } from '@tanstack/react-query';
import { NUMBERS } from './use-numbers';
import type { NumberType } from './use-numbers';

/** What is sold does not change while one chooses. */
const FRESH_MS = 10 * 60_000;

export type Offering = Awaited<ReturnType<typeof access.numbers.offerings.query>>[number];
export type Place = Awaited<ReturnType<typeof access.numbers.localities.query>>[number];

export function useCountries() {
  return useQuery({
    queryKey: [...NUMBERS, 'countries'],
    queryFn: ({ signal }) => access.numbers.countries.query(undefined, { signal }),
    staleTime: FRESH_MS,
  });
}

export function useOfferings(countryCode: string) {
  return useQuery({
    queryKey: [...NUMBERS, 'offerings', countryCode],
    queryFn: ({ signal }) => access.numbers.offerings.query({ countryCode }, { signal }),
    enabled: countryCode !== '',
    staleTime: FRESH_MS,
  });
}

export function useLocalities(countryCode: string, type: NumberType | undefined) {
  return useQuery({
    queryKey: [...NUMBERS, 'localities', countryCode],
    queryFn: ({ signal }) => access.numbers.localities.query({ countryCode }, { signal }),
    enabled: countryCode !== '' && type === 'geographic',
    staleTime: FRESH_MS,
  });
}

export function useAreaCodes(
  countryCode: string,
  type: NumberType | undefined,
  place: Place | undefined,
) {
  return useQuery({
    queryKey: [...NUMBERS, 'area-codes', countryCode, type, place],
    queryFn: ({ signal }) =>
      access.numbers.areaCodes.query(
        {
          countryCode,
          type: type ?? 'geographic',
          ...(place && { locality: place.locality }),
          ...(place?.division && { division: place.division }),
        },
        { signal },
      ),
    enabled: countryCode !== '' && type !== undefined,
    staleTime: FRESH_MS,
  });
}
