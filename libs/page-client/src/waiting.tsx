'use client';

import { Group, Loader, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

/** What is not there yet: it is being read, or will be as soon as the page is online again. */
export function Waiting({
  label,
  paused,
}: {
  readonly label: string;
  /** Nothing is being read, for want of a network. */
  readonly paused: boolean;
}): ReactElement {
  const t = useTranslations('query');
  return (
    <Group m="xl" role="status">
      {paused ? <Text c="dimmed">{t('offline')}</Text> : <Loader aria-label={label} />}
    </Group>
  );
}
