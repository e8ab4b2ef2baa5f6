import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Reads again what is kept under this key, as something has changed. What is just being read may have been read
 * before the change: it is let come, else changes that follow each other quickly would keep it away for ever, and
 * then read once more.
 */
export function readAgain(queries: QueryClient, queryKey: QueryKey): void {
  const underWay = queries.getQueryCache().findAll({ queryKey, fetchStatus: 'fetching' });
  invalidate(queries, queryKey);
  for (const query of underWay) {
    const onceMore = (): void => invalidate(queries, query.queryKey);
    query.fetch(undefined, { cancelRefetch: false }).then(onceMore, onceMore);
  }
}

/** Whoever shows it is told of what could not be read. */
function invalidate(queries: QueryClient, queryKey: QueryKey): void {
  queries.invalidateQueries({ queryKey }, { cancelRefetch: false }).catch(() => undefined);
}
