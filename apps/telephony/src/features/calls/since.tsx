'use client';

import { useNow } from 'use-intl';
import type { ReactElement } from 'react';
import { durationOf } from './duration-of';

const SECOND_MS = 1_000;

/** How long something has gone on, as a clock that runs; nothing that a screen reader reads out by itself. */
export function Since({ at }: { readonly at: string }): ReactElement {
  const now = useNow({ updateInterval: SECOND_MS });
  // Clocks of two machines differ.
  const seconds = Math.max(0, Math.floor((now.getTime() - Date.parse(at)) / SECOND_MS));
  return <time dateTime={`PT${seconds}S`}>{durationOf(seconds)}</time>;
}
