'use client';

import { Badge } from '@mantine/core';
import { useFormatter, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

/** Whether what is shown follows what happens, and of when it is. */
export function LiveMark({
  at,
  live,
}: {
  readonly at: string;
  readonly live: boolean;
}): ReactElement {
  const t = useTranslations('overview');
  const format = useFormatter();
  const time = format.dateTime(new Date(at), { timeStyle: 'medium' });
  return (
    <>
      <Badge
        variant="dot"
        color={live ? 'green' : 'yellow'}
        size="lg"
        tt="none"
        className="moment"
        data-live={live || undefined}
      >
        {t(live ? 'live' : 'old', { time })}
      </Badge>
      <span role="status" className="visually-hidden">
        {t(live ? 'isLive' : 'isOld')}
      </span>
    </>
  );
}
