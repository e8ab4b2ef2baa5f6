'use client';

import { Anchor, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useLinks } from '../shell/use-links';

/** Nothing can be sent without a number of ours: where one is got. */
export function WithoutNumber(): ReactElement {
  const t = useTranslations('numbers');
  const { consoleUrl } = useLinks();
  return (
    <Text>
      {t('none')}{' '}
      {consoleUrl && (
        <Anchor href={`${consoleUrl}/numbers`} target="_blank" rel="noopener" underline="always">
          {t('buy')}
        </Anchor>
      )}
    </Text>
  );
}
