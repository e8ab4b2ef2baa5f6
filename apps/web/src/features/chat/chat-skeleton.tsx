'use client';

import { Group, Skeleton, Stack } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

/** The shape of the page while it connects. */
export function ChatSkeleton(): ReactElement {
  const t = useTranslations('connection');
  return (
    <main aria-busy="true" aria-label={t('connecting')}>
      <Stack p="md" gap="lg">
        {Array.from({ length: 6 }, (_, row) => (
          <Group key={row} wrap="nowrap">
            <Skeleton circle height={40} width={40} />
            <Stack gap={6} flex={1}>
              <Skeleton height={12} width="40%" />
              <Skeleton height={10} width="70%" />
            </Stack>
          </Group>
        ))}
      </Stack>
    </main>
  );
}
