'use client';

import { access } from '@switchboard/page-client';
import { useQuery } from '@tanstack/react-query';

export type EventSubscription = Awaited<
  ReturnType<typeof access.events.subscriptions.query>
>[number];
export type NewSubscription = Parameters<typeof access.events.create.mutate>[0];
export type AdvancedFilter = EventSubscription['filter']['advancedFilters'][number];

/** Of everything that is read of events. */
export const EVENTS = ['events'] as const;

/** Who gets events, as one looks and after each change. */
export function useSubscriptions() {
  return useQuery({
    queryKey: [...EVENTS, 'subscriptions'],
    queryFn: ({ signal }) => access.events.subscriptions.query(undefined, { signal }),
  });
}
