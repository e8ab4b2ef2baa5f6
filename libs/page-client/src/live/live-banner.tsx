'use client';

import { Alert, Button, Group } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useLive } from './live-updates.tsx';

/** Says so when what is on the page may be old. The first connecting is nobody's concern. */
export function LiveBanner(): ReactElement {
  const t = useTranslations('updates');
  const { state, hasBeen, reconnect } = useLive();
  const troubled = state !== 'live' && (state !== 'connecting' || hasBeen);
  return (
    <div role="status">
      {troubled && (
        <Alert color="yellow" py="xs" radius={0} icon={<IconPlugConnectedX />}>
          <Group gap="sm">
            {t(state)}
            {state === 'lost' && (
              <Button size="compact-sm" variant="default" onClick={reconnect}>
                {t('reconnect')}
              </Button>
            )}
          </Group>
        </Alert>
      )}
    </div>
  );
}
