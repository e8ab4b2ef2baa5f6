'use client';

import { Alert, Button, Group } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useSyncExternalStore } from 'react';
import type { ReactElement } from 'react';
import { useSpace } from '../space-context';
import { useNames } from '../use-names';
import { useBytes } from './file-rows';

/** Files that others want to send: nothing of them is taken before one says so. */
export function FileNews({ threadId }: { readonly threadId: string }): ReactElement {
  const t = useTranslations('space.files');
  const { files } = useSpace();
  const { store } = files;
  const listed = useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot).files;
  const nameOf = useNames(threadId);
  const formatBytes = useBytes();
  return (
    <div role="status">
      {listed
        .filter(({ status }) => status === 'offered')
        .map(({ key, name, peer, size }) => (
          <Alert
            key={key}
            mb="xs"
            title={t('offer', { name: nameOf(peer), file: name, size: formatBytes(size) })}
          >
            <Group>
              <Button size="compact-sm" onClick={() => files.accept(key)}>
                {t('accept')}
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => files.stop(key)}>
                {t('decline')}
              </Button>
            </Group>
          </Alert>
        ))}
    </div>
  );
}
