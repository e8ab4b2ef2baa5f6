'use client';

import { Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { keys } from '../live/keys';
import { telephony } from '../live/telephony';

/** How many messages nobody has played. */
export function Unheard(): ReactElement | null {
  const t = useTranslations('voicemail');
  const { data } = useQuery({
    queryKey: keys.unheard,
    queryFn: ({ signal }) => telephony.voicemail.unheard.query(undefined, { signal }),
  });
  const count = data?.count ?? 0;
  if (count === 0) return null;
  return (
    <Badge size="sm" circle={count < 10} role="img" aria-label={t('unheard', { count })}>
      {count > 99 ? t('many') : count}
    </Badge>
  );
}
