'use client';

import { access } from '@switchboard/page-client';
import { useQuery } from '@tanstack/react-query';
import { BOTS } from '../bots/use-bots';

/** How much was spoken and listened to; it is looked at again with the bots. */
export function useSpeech() {
  return useQuery({
    queryKey: [...BOTS, 'speech'],
    queryFn: ({ signal }) => access.speech.use.query(undefined, { signal }),
  });
}
