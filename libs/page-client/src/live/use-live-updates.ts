'use client';

import { useNetwork, useThrottledCallback } from '@mantine/hooks';
import type { QueryKey } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useReadAgain } from './use-read-again.ts';

/** However much happens at once, the page reads again no more often. */
const AT_MOST_EACH_MS = 200;
/** So much at once is everything. */
const MAX_OLD = 100;

export type LiveState = 'offline' | 'connecting' | 'live' | 'lost';

export interface Live {
  readonly state: LiveState;
  /** Was it live before? */
  readonly hasBeen: boolean;
  readonly reconnect: () => void;
}

export interface WatchHandlers<Change> {
  readonly onStarted: () => void;
  readonly onData: (change: Change) => void;
  readonly onConnectionStateChange: (now: { readonly state: string }) => void;
  readonly onError: () => void;
}

/** A service that says what changes; the same object at each rendering. */
export interface LiveSource<Change> {
  readonly subscribe: (handlers: WatchHandlers<Change>) => { readonly unsubscribe: () => void };
  /** What a change makes old. */
  readonly keysOf: (change: Change) => readonly QueryKey[];
  /** Under what everything is kept that the service has answered. */
  readonly everything: QueryKey;
}

/** Reads again what has changed, as soon as the service says so. */
export function useLiveUpdates<Change>(source: LiveSource<Change>): Live {
  const { online } = useNetwork();
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<LiveState>('connecting');
  const [hasBeen, setHasBeen] = useState(false);
  const noteChange = useChanges(source);
  useEffect(() => {
    if (!online) return undefined;
    const watch = source.subscribe({
      onStarted: () => {
        setState('live');
        setHasBeen(true);
      },
      onData: noteChange,
      onConnectionStateChange: ({ state: now }) => now === 'connecting' && setState('connecting'),
      onError: () => setState('lost'),
    });
    return () => watch.unsubscribe();
  }, [attempt, online, noteChange, source]);
  const reconnect = (): void => {
    setState('connecting');
    setAttempt((before) => before + 1);
  };
  return { state: online ? state : 'offline', hasBeen, reconnect };
}

function useChanges<Change>({ keysOf, everything }: LiveSource<Change>): (change: Change) => void {
  const readAgain = useReadAgain();
  const old = useRef(new Map<string, QueryKey>());
  const readOld = useThrottledCallback(() => {
    const all = [...old.current.values()];
    old.current.clear();
    for (const queryKey of all) readAgain(queryKey);
  }, AT_MOST_EACH_MS);
  const [note] = useState(() => (change: Change): void => {
    for (const key of keysOf(change)) old.current.set(key.join(' '), key);
    if (old.current.size > MAX_OLD) old.current = new Map([['', everything]]);
    readOld();
  });
  return note;
}
