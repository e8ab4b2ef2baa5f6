import type { Page } from '@switchboard/acs-wire';
import type { z } from 'zod';
import { badRequest } from './errors.ts';

/** Packs where a page ended; opaque to clients, who only hand it back. */
export function writeCursor(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

export function readCursor<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    throw badRequest('The page link is not one of ours.', 'syncState');
  }
}

/**
 * The address of the next page, which clients follow to the letter: so it names our origin, and
 * repeats `api-version`.
 *
 * @param address scheme, host, port and path
 */
export function nextLink(address: string, query: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined) search.set(key, String(value));
  }
  return `${address}?${search}`;
}

/**
 * Makes a page of rows that were asked for with one more than fits: that one says whether there is
 * another page.
 */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  size: number,
  present: (row: Row) => Item,
  linkAfter: (last: Row) => string,
): Page<Item> {
  const value = rows.slice(0, size).map(present);
  const last = rows[size - 1];
  const hasMore = rows.length > size && last !== undefined;
  return { value, ...(hasMore && { nextLink: linkAfter(last) }) };
}
