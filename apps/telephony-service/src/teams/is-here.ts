import type { Colleague } from '../generated/prisma/client.ts';

/** Whose page has not been open for so long is not asked. */
export const HERE_MS = 60_000;
/** Who has closed the last page is asked for so long: it may be opened again, or be another one. */
export const RELOAD_MS = 25_000;
/** Who is gone for so long is away, until they say otherwise. */
export const GONE_MS = 180_000;

/** Have they said that they are available, and look at a page? */
export function isHere(
  { isAvailable, hereAt }: Pick<Colleague, 'isAvailable' | 'hereAt'>,
  nowMs: number,
): boolean {
  return isAvailable && hereAt !== null && hereAt.getTime() > nowMs - HERE_MS;
}
