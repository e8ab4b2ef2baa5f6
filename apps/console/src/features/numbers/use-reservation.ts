'use client';

import { accessFailure } from '@switchboard/access-api/client';
import { access } from '@switchboard/page-client';
import { useQuery } from '@tanstack/react-query';
import { NUMBERS } from './use-numbers';

export type FreeNumber = Awaited<ReturnType<typeof access.numbers.browse.query>>[number];
export type NumberReservation = Awaited<ReturnType<typeof access.numbers.reservation.query>>;
export type NumberBrowse = Pick<FreeNumber, 'countryCode' | 'type'> & {
  readonly areaCode?: string;
};

/** Which numbers nobody has. */
export function useFreeNumbers(wanted: NumberBrowse) {
  return useQuery({
    queryKey: [...NUMBERS, 'free', wanted],
    queryFn: ({ signal }) => access.numbers.browse.query(wanted, { signal }),
  });
}

/** What is reserved; none for what ACS does not know. */
export function useReservation(reservationId: string) {
  return useQuery({
    queryKey: [...NUMBERS, 'reservation', reservationId],
    queryFn: ({ signal }) =>
      access.numbers.reservation.query({ reservationId }, { signal }).catch(noneWhenOver),
  });
}

/** Reserves a number together with what is reserved, or anew when that is over. */
export async function reserve(
  reservationId: string | null,
  { number, countryCode, type, capabilities }: FreeNumber,
): Promise<NumberReservation> {
  const wanted = { number, countryCode, type, capabilities };
  const together =
    reservationId === null
      ? null
      : await access.numbers.reserve.mutate({ reservationId, number: wanted }).catch(noneWhenOver);
  return together ?? access.numbers.reserve.mutate({ number: wanted });
}

function noneWhenOver(error: unknown): null {
  if (accessFailure(error)?.code === 'number-reservation-over') return null;
  throw error;
}
