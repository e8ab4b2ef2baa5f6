'use client';

import { Text } from '@mantine/core';
import { useNow, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

const SECOND_MS = 1_000;

/** How long one may think; counted from when that was told, since clocks of two machines differ. */
export function Countdown({
  leftMs,
  knownAtMs,
}: {
  readonly leftMs: number;
  readonly knownAtMs: number;
}): ReactElement {
  const t = useTranslations('handover');
  const now = useNow({ updateInterval: SECOND_MS });
  const passedMs = Math.max(0, now.getTime() - knownAtMs);
  const seconds = Math.ceil(Math.max(0, leftMs - passedMs) / SECOND_MS);
  return (
    <Text size="sm" role="timer">
      {t('left', { seconds })}
    </Text>
  );
}
