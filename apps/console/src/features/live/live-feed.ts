import type { access } from '@switchboard/page-client';

export type LiveRequest = Awaited<ReturnType<typeof access.live.trace.query>>['requests'][number];

/** What a page remembers; older ones are in nobody's way, and in nobody's memory. */
export const FEED_SIZE = 500;

export interface FeedItem extends LiveRequest {
  /** Tells two requests of one id apart. */
  readonly key: number;
}

export interface Feed {
  /** The newest first. */
  readonly items: readonly FeedItem[];
  readonly last: number;
}

export const emptyFeed: Feed = { items: [], last: 0 };

/** The feed with what has come since. */
export function withArrivals({ items, last }: Feed, arrivals: readonly LiveRequest[]): Feed {
  const added = arrivals.map((request, at) => ({ ...request, key: last + 1 + at }));
  return {
    items: [...added.toReversed(), ...items].slice(0, FEED_SIZE),
    last: last + arrivals.length,
  };
}

export type StatusFilter = 'all' | 'refused' | 'failed';

export interface FeedFilter {
  readonly text: string;
  readonly process: LiveRequest['process'] | 'all';
  readonly status: StatusFilter;
}

export const noFilter: FeedFilter = { text: '', process: 'all', status: 'all' };

/** Is it among what one looks for? */
export function isWanted(request: LiveRequest, { text, process, status }: FeedFilter): boolean {
  if (process !== 'all' && request.process !== process) return false;
  if (status === 'refused' && (request.status < 400 || request.status >= 500)) return false;
  if (status === 'failed' && request.status < 500) return false;
  const wanted = text.trim().toLowerCase();
  const { method, path, operation, who, requestId } = request;
  return [method, path, operation, who, requestId].some((part) =>
    part?.toLowerCase().includes(wanted),
  );
}
