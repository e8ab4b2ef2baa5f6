'use client';

import { useFormatter, useNow } from 'use-intl';
import type { ReactElement } from 'react';

const MINUTE_MS = 60_000;

/** How long ago something was, for where that says more than the moment; which is there on asking. */
export function Ago({ at }: { readonly at: string }): ReactElement {
  const format = useFormatter();
  const now = useNow({ updateInterval: MINUTE_MS });
  const date = new Date(at);
  // A clock that is a little behind does not make it tomorrow.
  const until = Math.max(now.getTime(), date.getTime());
  return (
    <time
      dateTime={at}
      className="moment"
      title={format.dateTime(date, { dateStyle: 'medium', timeStyle: 'medium' })}
    >
      {format.relativeTime(date, until)}
    </time>
  );
}
