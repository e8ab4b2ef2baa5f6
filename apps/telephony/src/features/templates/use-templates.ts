'use client';

import { useQuery } from '@tanstack/react-query';
import { keys } from '../live/keys';
import { telephony } from '../live/telephony';

/** All templates by name. */
export function useTemplates() {
  return useQuery({
    queryKey: keys.templates,
    queryFn: ({ signal }) => telephony.templates.list.query(undefined, { signal }),
  });
}
