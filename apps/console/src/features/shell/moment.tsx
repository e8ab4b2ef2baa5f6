'use client';

import { useFormatter } from 'use-intl';
import type { ReactElement } from 'react';

/** A point in time, to the second: what happened first matters here. */
export function Moment({ at }: { readonly at: string }): ReactElement {
  const format = useFormatter();
  return (
    <time dateTime={at} className="moment">
      {format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'medium' })}
    </time>
  );
}
