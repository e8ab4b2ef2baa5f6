'use client';

import { Box, Progress, Text } from '@mantine/core';
import { useMicrophoneLevel } from '@switchboard/calling/react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

/** How loud one is, as a bar. */
export function MicrophoneLevel(): ReactElement {
  const t = useTranslations('lobby');
  const level = useMicrophoneLevel();
  return (
    <Box>
      <Text size="sm">{t('level')}</Text>
      <Progress.Root size="lg">
        <Progress.Section value={level} aria-label={t('level')} />
      </Progress.Root>
    </Box>
  );
}
