'use client';

import { Alert } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { useChatState } from '@switchboard/chat/react';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

/** Says so when what is on the page may not be up to date. */
export function ConnectionBanner(): ReactElement | null {
  const t = useTranslations('connection');
  const connection = useChatState((state) => state.connection);
  const { online } = useNetwork();
  const text = !online
    ? t('offline')
    : connection === 'reconnecting'
      ? t('reconnecting')
      : connection === 'stopped'
        ? t('stopped')
        : undefined;
  return (
    <div role="status" aria-live="polite">
      {text && (
        <Alert color="yellow" radius={0} py="xs" icon={<IconPlugConnectedX />}>
          {text}
        </Alert>
      )}
    </div>
  );
}
