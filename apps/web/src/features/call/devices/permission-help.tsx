'use client';

import { Alert, Button, List } from '@mantine/core';
import { useCalling, useDevices } from '@switchboard/calling/react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { browserName } from './browser-name';

/** Which device the browser withholds, and what to click, which differs from browser to browser. */
export function PermissionHelp(): ReactElement | null {
  const t = useTranslations('lobby');
  const calling = useCalling();
  const { audio, video } = useDevices().permission;
  const [noSound, noPicture] = [audio === 'denied', video === 'denied'];
  if (!noSound && !noPicture) return null;
  const what = noSound && noPicture ? 'both' : noSound ? 'microphone' : 'camera';
  const browser = browserName(navigator.userAgent);
  return (
    <Alert color="orange" role="alert" title={t('denied', { what })}>
      <List type="ordered" size="sm">
        {(['first', 'then', 'last'] as const).map((step) => (
          <List.Item key={step}>{t(`help.${browser}.${step}`)}</List.Item>
        ))}
      </List>
      <Button
        mt="xs"
        size="compact-sm"
        variant="default"
        onClick={() => void calling.devices.ask({ audio: true, video: true })}
      >
        {t('askAgain')}
      </Button>
    </Alert>
  );
}
