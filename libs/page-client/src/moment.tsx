'use client';

import { useFormatter, useNow } from 'use-intl';
import type { ReactElement } from 'react';

const MINUTE_MS = 60_000;

/** When something was: today by the time, before by the day. */
export function Moment({ at }: { readonly at: string }): ReactElement {
  const format = useFormatter();
  const now = useNow({ updateInterval: MINUTE_MS });
  const date = new Date(at);
  const isToday = date.toDateString() === now.toDateString();
  return (
    <time
      dateTime={at}
      className="moment"
      title={format.dateTime(date, { dateStyle: 'medium', timeStyle: 'medium' })}
    >
      {format.dateTime(date, isToday ? { timeStyle: 'short' } : { day: 'numeric', month: 'short' })}
    </time>
  );
}
