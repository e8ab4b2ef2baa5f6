'use client';

import { isAcsUserId } from '@switchboard/kernel';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { use, useMemo, useState } from 'react';
import { NO_DIRECTORY } from './directory';
import type { Directory } from './directory';
import { DirectoryAsker } from './directory-asker';

/** As many as one request may ask for. */
const MAX_IDS = 250;
/** A name that changes meanwhile is seen then. */
const STALE_MS = 5 * 60_000;

/** Asks the trusted service who people are, all of them in one request. */
export function useDirectory(ids: readonly string[]): Directory {
  const ask = use(DirectoryAsker);
  const userIds = useSeen(ids.filter(isAcsUserId)).toSorted();
  const enabled = userIds.length > 0;
  const { data, isPending, isPlaceholderData } = useQuery({
    queryKey: ['directory', userIds],
    queryFn: () => ask(userIds),
    placeholderData: keepPreviousData,
    staleTime: STALE_MS,
    retry: 1,
    enabled,
  });
  return useMemo(() => {
    if (!enabled) return NO_DIRECTORY;
    const people = Object.fromEntries(
      (data ?? []).map(({ userId, name, guest }) => [userId, { name, guest }]),
    );
    return { people, settled: !isPending && !isPlaceholderData };
  }, [data, enabled, isPending, isPlaceholderData]);
}

/** All that were here, the last ones if they are too many: who has left is still spoken of. */
function useSeen(ids: readonly string[]): readonly string[] {
  const [seen, setSeen] = useState<readonly string[]>([]);
  const here = [...new Set(ids)].slice(-MAX_IDS);
  if (here.every((id) => seen.includes(id))) return seen;
  // Whoever is here stays, or this would never come to rest.
  const next = [...seen.filter((id) => !here.includes(id)), ...here].slice(-MAX_IDS);
  setSeen(next);
  return next;
}
