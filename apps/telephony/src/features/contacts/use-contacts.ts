'use client';

import { useQuery } from '@tanstack/react-query';
import { keys } from '../live/keys';
import { telephony } from '../live/telephony';

/** A page of contacts by name, or of those that a search finds. */
export function useContacts(query: string, cursor: string | undefined) {
  return useQuery({
    queryKey: [...keys.contacts, query, cursor ?? ''],
    queryFn: ({ signal }) =>
      telephony.contacts.list.query(
        { ...(query && { query }), ...(cursor !== undefined && { cursor }) },
        { signal },
      ),
    placeholderData: (former) => former,
  });
}
