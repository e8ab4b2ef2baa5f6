'use client';

import { Group, Text } from '@mantine/core';
import { DeviceIcon, useDeviceName } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { Ago } from '../shell/ago';
import type { DeviceUse } from './group-devices';

/** What somebody asked for tokens with lately, and how many of these are alive. */
export function DeviceList({ devices }: { readonly devices: readonly DeviceUse[] }): ReactElement {
  const t = useTranslations('person');
  const nameOf = useDeviceName();
  return (
    <ul className="plain-list" aria-label={t('devices')}>
      {devices.map((device) => (
        <li key={`${device.browser} ${device.system}`}>
          <Group gap="sm" wrap="nowrap">
            <DeviceIcon system={device.system} />
            <div>
              <Text size="sm" fw={500}>
                {nameOf(device)}
              </Text>
              <Text size="xs" c="dimmed">
                {t('lastToken')} <Ago at={device.lastAt} /> ·{' '}
                {t('liveTokens', { count: device.live })}
              </Text>
            </div>
          </Group>
        </li>
      ))}
    </ul>
  );
}
