'use client';

import { Alert } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

/** Says so when what is on the page may be old. */
export function OfflineBanner(): ReactElement {
  const t = useTranslations('shell');
  const { online } = useNetwork();
  return (
    <div role="status">
      {!online && (
        <Alert color="yellow" mb="md" py="xs" icon={<IconPlugConnectedX />}>
          {t('offline')}
        </Alert>
      )}
    </div>
  );
}
