'use client';

import { Switch } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { usePresence, usePutPresence } from './use-presence';

/** Whether one can be asked to take over; for who is in a team. */
export function AvailabilitySwitch(): ReactElement | null {
  const t = useTranslations('handover');
  const { data } = usePresence();
  const put = usePutPresence();
  if (!data?.isInTeam) return null;
  const isAvailable = put.isPending ? put.variables : data.isAvailable;
  return (
    <Switch
      className="availability"
      size="lg"
      color="teal.9"
      aria-label={t('available')}
      title={t(isAvailable ? 'availableText' : 'awayText')}
      onLabel={t('available')}
      offLabel={t('away')}
      checked={isAvailable}
      onChange={(event) => put.mutate(event.currentTarget.checked)}
    />
  );
}
