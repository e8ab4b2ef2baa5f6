'use client';

import { subscriptions } from '@switchboard/page-client';
import type { TroubledQuery } from '@switchboard/page-client';
import { useNetwork } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { Span } from './use-span';

type Watch = typeof subscriptions.overview.watch.subscribe;
export type Overview = Parameters<NonNullable<Parameters<Watch>[1]['onData']>>[0];
export type Bucket = Overview['buckets'][number];

export interface WatchedOverview {
  /** How things stand; the last that is known while the connection is lost. */
  readonly overview: Overview | undefined;
  /** Whether it is told of what changes. */
  readonly live: boolean;
  readonly trouble: TroubledQuery | undefined;
}

/** How things stand, told again whenever something has changed. */
export function useOverview(span: Span): WatchedOverview {
  const [known, setKnown] = useState<{ readonly span: Span; readonly overview: Overview }>();
  const [live, setLive] = useState(false);
  const [error, setError] = useState<unknown>();
  const [attempt, setAttempt] = useState(0);
  const { online } = useNetwork();
  useEffect(() => {
    setError(undefined);
    const watch = subscriptions.overview.watch.subscribe(
      { span },
      {
        onStarted: () => setLive(true),
        onData: (overview) => setKnown({ span, overview }),
        onConnectionStateChange: ({ state }) => state === 'connecting' && setLive(false),
        onError: (failure) => {
          setLive(false);
          setError(failure);
        },
      },
    );
    return () => watch.unsubscribe();
  }, [span, attempt]);
  const overview = known?.span === span ? known.overview : undefined;
  const troubled = error !== undefined || (!online && !overview);
  const refetch = (): void => setAttempt((last) => last + 1);
  return {
    overview,
    live: live && online,
    trouble: troubled ? { error, isPaused: !online, refetch } : undefined,
  };
}
