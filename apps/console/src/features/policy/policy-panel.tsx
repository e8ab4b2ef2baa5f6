'use client';

import { Skeleton, Stack } from '@mantine/core';
import { QueryTrouble } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { HistorySection } from './history-section';
import { PolicySection } from './policy-section';
import { usePolicy } from './use-policy';

/** What holds, and what held before. */
export function PolicyPanel(): ReactElement {
  const t = useTranslations('policy');
  const query = usePolicy();
  const current = query.data;
  if (current) {
    return (
      <Stack gap="xl">
        <PolicySection current={current} />
        <HistorySection current={current} />
      </Stack>
    );
  }
  if (query.error || query.isPaused) return <QueryTrouble title={t('failed')} query={query} />;
  return (
    <Stack role="status" aria-label={t('reading')}>
      <Skeleton height={260} />
      <Skeleton height={160} />
    </Stack>
  );
}
