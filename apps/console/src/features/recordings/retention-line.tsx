'use client';

import { Button, Group, Skeleton, Text } from '@mantine/core';
import { can } from '@switchboard/identity';
import { QueryTrouble } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useMe } from '../shell/use-me';
import { RetentionDialog } from './retention-dialog';
import { useRetention } from './use-recordings';

/** How long recordings are kept, and the way to change it. */
export function RetentionLine(): ReactElement {
  const t = useTranslations('recordings');
  const { role } = useMe();
  const [isOpen, setOpen] = useState(false);
  const query = useRetention();
  if (!query.data) {
    if (query.error || query.isPaused)
      return <QueryTrouble title={t('retentionFailed')} query={query} />;
    return <Skeleton h={36} mb="lg" />;
  }
  const { days } = query.data;
  return (
    <Group mb="lg" gap="sm">
      <Text>{t('retention', { days })}</Text>
      {can(role, 'recording.manage') && (
        <Button variant="default" size="compact-md" onClick={() => setOpen(true)}>
          {t('retentionChange')}
        </Button>
      )}
      {isOpen && <RetentionDialog days={days} onClose={() => setOpen(false)} />}
    </Group>
  );
}
