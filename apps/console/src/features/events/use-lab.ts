'use client';

import { access } from '@switchboard/page-client';
import { useQuery } from '@tanstack/react-query';
import { EVENTS } from './use-subscriptions';

export type EventLab = Awaited<ReturnType<typeof access.events.lab.query>>;
export type LabRule = EventLab['rules'][number];

/** What goes wrong on purpose with deliveries. */
export function useLab() {
  return useQuery({
    queryKey: [...EVENTS, 'lab'],
    queryFn: ({ signal }) => access.events.lab.query(undefined, { signal }),
  });
}
