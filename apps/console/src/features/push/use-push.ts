'use client';

import { access } from '@switchboard/page-client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { toRequest } from './push-filter';
import type { PushFilter } from './push-filter';

const PAGE = 50;
const PUSH = ['push'] as const;
/** While something is on its way, one wants to see it arrive. */
const WATCH_MS = 1_000;

export type PushDelivery = Awaited<
  ReturnType<typeof access.push.deliveries.query>
>['items'][number];
export type PushServiceState = Awaited<ReturnType<typeof access.push.services.query>>[number];
export type PushDevice = Awaited<ReturnType<typeof access.push.installations.query>>[number];

/** A page of the log, the latest first. */
export function usePushDeliveries(filter: PushFilter, cursor: string | undefined) {
  const request = toRequest(filter);
  return useQuery({
    queryKey: [...PUSH, 'log', request, cursor],
    queryFn: ({ signal }) =>
      access.push.deliveries.query(
        { limit: PAGE, ...request, ...(cursor && { cursor }) },
        { signal },
      ),
    // The page before stays until the next is there.
    placeholderData: keepPreviousData,
  });
}

/** The push services, as one looks. */
export function usePushServices() {
  return useQuery({
    queryKey: [...PUSH, 'services'],
    queryFn: ({ signal }) => access.push.services.query(undefined, { signal }),
  });
}

export const pushDevicesKey = (personId: string) => [...PUSH, 'devices', personId] as const;

/** The devices of somebody that get pushes; looked at again while one is on its way. */
export function usePushDevices(personId: string) {
  return useQuery({
    queryKey: pushDevicesKey(personId),
    queryFn: ({ signal }) => access.push.installations.query({ personId }, { signal }),
    refetchInterval: ({ state }) =>
      state.data?.some(({ lastPush }) => lastPush?.state === 'waiting') === true && WATCH_MS,
  });
}
