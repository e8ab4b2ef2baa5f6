'use client';

import { subscriptions } from '@switchboard/page-client';
import { useEffect, useRef, useState } from 'react';
import { emptyFeed, FEED_SIZE, withArrivals } from './live-feed';
import type { Feed, LiveRequest } from './live-feed';

/** Hundreds a second are painted a few times a second. */
const PAINT_EACH_MS = 250;

export type FeedState = 'connecting' | 'open' | 'lost';

export interface LiveFeed {
  readonly feed: Feed;
  readonly state: FeedState;
  readonly failure: unknown;
}

/** Requests as they are answered. While it is paused they wait, and come when it goes on. */
export function useFeed(paused: boolean): LiveFeed {
  const [feed, setFeed] = useState(emptyFeed);
  const [state, setState] = useState<FeedState>('connecting');
  const [failure, setFailure] = useState<unknown>();
  const waiting = useRef<LiveRequest[]>([]);
  useEffect(() => {
    const watch = subscriptions.live.requests.subscribe(undefined, {
      onStarted: () => setState('open'),
      onData: (request) => {
        waiting.current.push(request);
        if (waiting.current.length > FEED_SIZE) waiting.current.shift();
      },
      onConnectionStateChange: ({ state: now }) => now === 'connecting' && setState('connecting'),
      onError: (error) => {
        setFailure(error);
        setState('lost');
      },
    });
    return () => watch.unsubscribe();
  }, []);
  useEffect(() => {
    if (paused) return undefined;
    const timer = setInterval(() => {
      const arrivals = waiting.current;
      if (arrivals.length === 0) return;
      waiting.current = [];
      setFeed((former) => withArrivals(former, arrivals));
    }, PAINT_EACH_MS);
    return () => clearInterval(timer);
  }, [paused]);
  return { feed, state, failure };
}
