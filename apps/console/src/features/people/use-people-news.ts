'use client';

import { useThrottledCallback } from '@mantine/hooks';
import { can } from '@switchboard/identity';
import { subscriptions, useReadAgain } from '@switchboard/page-client';
import { useEffect } from 'react';
import { useMe } from '../shell/use-me';
import { changesPeople } from './changes-people';

/** However much happens at once, the page reads again no more often. */
const AT_MOST_EACH_MS = 500;

/**
 * Reads again what somebody else has changed, as soon as it stands in the audit. Who may not read that
 * sees it when they come back to the page.
 *
 * @param personId only what concerns this person; everybody when absent
 */
export function usePeopleNews(personId?: string): void {
  const readAgain = useReadAgain();
  const mayWatch = can(useMe().role, 'audit.read');
  const readOld = useThrottledCallback(() => {
    const keys = personId
      ? [
          ['person', personId],
          ['timeline', personId],
          ['sessions', personId],
        ]
      : [['people']];
    for (const queryKey of keys) readAgain(queryKey);
  }, AT_MOST_EACH_MS);
  useEffect(() => {
    if (!mayWatch) return undefined;
    const watch = subscriptions.audit.watch.subscribe(
      {},
      { onData: ({ data }) => changesPeople(data, personId) && readOld() },
    );
    return () => watch.unsubscribe();
  }, [mayWatch, personId, readOld]);
}
