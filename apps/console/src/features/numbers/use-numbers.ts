'use client';

import { access } from '@switchboard/page-client';
import { useQuery } from '@tanstack/react-query';

/** ACS tells nobody how far it is: it has to be asked, as long as something goes on. */
const ASK_EACH_MS = 1_000;

/** Of everything that is read of numbers. */
export const NUMBERS = ['numbers'] as const;
const LIST = [...NUMBERS, 'list'] as const;

export type NumberList = Awaited<ReturnType<typeof access.numbers.list.query>>;
export type OwnedNumber = NumberList['numbers'][number];
export type MonthlyCost = OwnedNumber['cost'];
export type Capability = OwnedNumber['capabilities']['sms'];
export type NumberType = OwnedNumber['type'];
export type NumberRoute = OwnedNumber['route'];
export type NumberOperation = Awaited<ReturnType<typeof access.numbers.operation.query>>;

/** The numbers one has, and what they cost. @param ended how much was over; read again when that changes */
export function useNumbers(ended: number) {
  return useQuery({
    queryKey: [...LIST, ended],
    queryFn: ({ signal }) => access.numbers.list.query(undefined, { signal }),
    placeholderData: (before) => before,
  });
}

/** What goes on and was over within a day. */
export function useOperations() {
  return useQuery({
    queryKey: [...NUMBERS, 'operations'],
    queryFn: ({ signal }) => access.numbers.operations.query(undefined, { signal }),
    refetchInterval: ({ state: { data } }) =>
      data?.some(({ state }) => state === 'running') ? ASK_EACH_MS : false,
  });
}

/** One of them, followed to its end. */
export function useOperation(id: string) {
  return useQuery({
    queryKey: [...NUMBERS, 'operation', id],
    queryFn: ({ signal }) => access.numbers.operation.query({ id }, { signal }),
    refetchInterval: ({ state: { data } }) => (data?.state === 'running' ? ASK_EACH_MS : false),
  });
}
