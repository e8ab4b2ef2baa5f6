'use client';

import { Badge } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

/** Whether it went as it should. */
export function OutcomeBadge({ isPassed }: { readonly isPassed: boolean }): ReactElement {
  const t = useTranslations('tests');
  return isPassed ? (
    <Badge variant="default" tt="none" leftSection={<IconCheck size={14} aria-hidden />}>
      {t('passed')}
    </Badge>
  ) : (
    <Badge variant="filled" tt="none" leftSection={<IconX size={14} aria-hidden />}>
      {t('deviated')}
    </Badge>
  );
}
