import { nextLink } from '../../platform/wire/cursor.ts';
import type { OperationRequest } from '../../platform/wire/operation.ts';

export interface Skipped {
  readonly skip: number;
  readonly size: number;
  /** What the client calls the size. */
  readonly sizeName: 'maxPageSize' | 'top';
}

/**
 * A page of what was asked for with one more than fits.
 *
 * The link is relative: the SDK puts the endpoint before it.
 */
export function pageAfter<Item>(
  items: readonly Item[],
  { raw, query }: OperationRequest,
  { skip, size, sizeName }: Skipped,
): { readonly page: readonly Item[]; readonly nextLink?: string } {
  const page = items.slice(0, size);
  if (items.length <= size) return { page };
  const [path = '/'] = raw.url.split('?');
  return { page, nextLink: nextLink(path, { ...query, skip: skip + size, [sizeName]: size }) };
}
