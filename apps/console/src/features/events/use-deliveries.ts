'use client';

import { access } from '@switchboard/page-client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { EventsPlace } from './events-place';
import { EVENTS } from './use-subscriptions';

const PAGE = 50;

export type EventDelivery = Awaited<
  ReturnType<typeof access.events.deliveries.query>
>['items'][number];

/** A page of deliveries, the latest first. */
export function useDeliveries(
  { subscription, state }: Pick<EventsPlace, 'subscription' | 'state'>,
  cursor: string | undefined,
) {
  const request = { ...(subscription && { subscription }), ...(state && { state }) };
  return useQuery({
    queryKey: [...EVENTS, 'deliveries', request, cursor],
    queryFn: ({ signal }) =>
      access.events.deliveries.query(
        { limit: PAGE, ...request, ...(cursor && { cursor }) },
        { signal },
      ),
    // The page before stays until the next is there.
    placeholderData: keepPreviousData,
  });
}
