'use client';

import { Group, Text } from '@mantine/core';
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { Ago } from '../shell/ago';
import type { DeviceUse } from './group-devices';
import { useDeviceName } from './use-device-name';

const PHONES: readonly (string | null)[] = ['iOS', 'Android'];

/** What somebody asked for tokens with lately, and how many of these are alive. */
export function DeviceList({ devices }: { readonly devices: readonly DeviceUse[] }): ReactElement {
  const t = useTranslations('person');
  const nameOf = useDeviceName();
  return (
    <ul className="plain-list" aria-label={t('devices')}>
      {devices.map((device) => {
        const Icon = PHONES.includes(device.system) ? IconDeviceMobile : IconDeviceDesktop;
        return (
          <li key={`${device.browser} ${device.system}`}>
            <Group gap="sm" wrap="nowrap">
              <Icon size={20} stroke={1.6} aria-hidden className="unshrinkable" />
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
        );
      })}
    </ul>
  );
}
