'use client';

import { Skeleton, Stack } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

/** The frame before it is known who is there. */
export function FrameSkeleton(): ReactElement {
  const t = useTranslations('shell');
  return (
    <div className="console-frame" role="status" aria-label={t('opening')}>
      <aside className="console-side">
        <Skeleton height={22} width="60%" />
        <Stack gap="sm" mt="lg">
          <Skeleton height={30} />
          <Skeleton height={30} />
        </Stack>
      </aside>
      <div className="console-content">
        <Skeleton height={28} width={220} mt="xs" />
        <Skeleton height={14} width="min(28rem, 80%)" mt="md" />
        <Skeleton height={240} mt="xl" />
      </div>
    </div>
  );
}
