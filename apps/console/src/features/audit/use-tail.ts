'use client';

import { subscriptions, useReadAgain } from '@switchboard/page-client';
import { useEffect, useState } from 'react';
import { isWanted, readAuditFilter } from './audit-filter';
import { MAX_ENTRIES, withArrivals } from './tail';
import { AUDIT } from './use-audit';
import type { AuditEntry } from './use-audit';

/** However many come at once, the page is painted a few times a second. */
const PAINT_EACH_MS = 250;

type Connection = 'connecting' | 'open' | 'lost';

export interface Tail {
  readonly connection: Connection;
  /** The newest first, and no more than a page. */
  readonly arrivals: readonly AuditEntry[];
  /** How many have come. */
  readonly count: number;
}

interface Told {
  readonly onConnection: (connection: Connection) => void;
  readonly onArrivals: (entries: readonly AuditEntry[]) => void;
}

const NOTHING_YET: Tail = { connection: 'connecting', arrivals: [], count: 0 };

/**
 * Entries as they are written, while they are followed: of those that the address asks for. What came
 * stays when it is followed no more.
 *
 * What was written before the service began to tell is read with the page once it has begun; what is
 * more than fits on top of the page is read with the page as well.
 */
export function useTail(following: boolean, address: string): Tail {
  const readAgain = useReadAgain();
  const [{ of, tail }, setTail] = useState({ of: address, tail: NOTHING_YET });
  useEffect(() => {
    if (!following) return undefined;
    const change = (next: (former: Tail) => Tail): void =>
      setTail((now) => ({ of: address, tail: next(now.of === address ? now.tail : NOTHING_YET) }));
    return follow(address, {
      onConnection: (connection) => {
        change((former) => ({ ...former, connection }));
        if (connection === 'open') readAgain(AUDIT);
      },
      onArrivals: (entries) =>
        change(({ connection, arrivals, count }) => ({
          connection,
          arrivals: withArrivals(arrivals, entries),
          count: count + entries.length,
        })),
    });
  }, [following, address, readAgain]);
  const current = of === address ? tail : NOTHING_YET;
  const pages = Math.floor(current.count / MAX_ENTRIES);
  useEffect(() => {
    if (pages > 0) readAgain(AUDIT);
  }, [pages, readAgain]);
  return current;
}

/** @returns how to stop it */
function follow(address: string, { onConnection, onArrivals }: Told): () => void {
  const filter = readAuditFilter(new URLSearchParams(address));
  let waiting: AuditEntry[] = [];
  const watch = subscriptions.audit.watch.subscribe(
    {},
    {
      onStarted: () => onConnection('open'),
      onData: ({ data }) => {
        if (isWanted(data, filter)) waiting.push(data);
      },
      onConnectionStateChange: ({ state }) => state === 'connecting' && onConnection('connecting'),
      onError: () => onConnection('lost'),
    },
  );
  const timer = setInterval(() => {
    if (waiting.length === 0) return;
    onArrivals(waiting);
    waiting = [];
  }, PAINT_EACH_MS);
  return () => {
    clearInterval(timer);
    watch.unsubscribe();
  };
}
