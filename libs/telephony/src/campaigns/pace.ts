import type { SenderKind } from '../numbers/sender.ts';

/** What the service takes of a sender in a minute, as Azure documents it; of an ordinary number it says nothing. */
const TEXTS_PER_MINUTE: Readonly<Record<SenderKind, number>> = {
  'toll-free': 200,
  'long-code': 60,
  'short-code': 6_000,
  name: 600,
};
/** A request names so many at most. */
const MAX_BATCH = 100;
const MINUTE_MS = 60_000;

/** How fast a campaign goes: so many texts, every so often. */
export interface Pace {
  readonly batch: number;
  readonly everyMs: number;
}

/**
 * Batches of about a second. In no minute, wherever it begins, are there more texts than the sender may send.
 *
 * @param texts in a minute, fewer than the sender may send
 */
export function paceOf(kind: SenderKind, texts = Infinity): Pace {
  const perMinute = Math.max(1, Math.floor(Math.min(texts, TEXTS_PER_MINUTE[kind])));
  const batch = Math.min(MAX_BATCH, Math.max(1, Math.floor(perMinute / 60)));
  return { batch, everyMs: Math.ceil(MINUTE_MS / Math.floor(perMinute / batch)) };
}

/** How long a campaign to so many takes until the last batch goes out. */
export function durationMs({ batch, everyMs }: Pace, recipients: number): number {
  return Math.max(0, Math.ceil(recipients / batch) - 1) * everyMs;
}
