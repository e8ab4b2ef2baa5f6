'use client';

import { ActionIcon, Menu, ScrollArea, Switch, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCheck, IconSettings, IconTestPipe } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { alwaysRelays, setAlwaysRelays } from '../engine/call-settings';
import { DeviceTest } from './device-test';
import { useDeviceKinds } from './use-device-kinds';
import type { DeviceKind } from './use-device-kinds';

/** Which camera, microphone and speaker; and whether calls take the long way. */
export function DeviceMenu(): ReactElement {
  const t = useTranslations('call');
  const kinds = useDeviceKinds();
  const [relay, setRelay] = useState(alwaysRelays);
  const [testing, test] = useDisclosure(false);
  return (
    <>
      <Menu position="top" closeOnItemClick={false} width={300}>
        <Menu.Target>
          <Tooltip label={t('devices')}>
            <ActionIcon size={44} radius="xl" variant="default" aria-label={t('devices')}>
              <IconSettings size={22} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          <ScrollArea.Autosize mah={420}>
            {kinds.map((one) => (
              <DeviceList key={one.kind} of={one} />
            ))}
            <Menu.Divider />
            <Menu.Item
              closeMenuOnClick
              leftSection={<IconTestPipe size={16} />}
              onClick={test.open}
            >
              {t('testDevices')}
            </Menu.Item>
            <Menu.Divider />
            <Switch
              p="xs"
              label={t('relay')}
              description={t('relayHint')}
              checked={relay}
              onChange={({ currentTarget: { checked } }) => {
                setAlwaysRelays(checked);
                setRelay(checked);
              }}
            />
          </ScrollArea.Autosize>
        </Menu.Dropdown>
      </Menu>
      <DeviceTest opened={testing} onClose={test.close} />
    </>
  );
}

function DeviceList({
  of: { label, devices, chosen, choose },
}: {
  readonly of: DeviceKind;
}): ReactElement {
  const t = useTranslations('call');
  return (
    <>
      <Menu.Label>{label}</Menu.Label>
      {devices.length === 0 && <Menu.Item disabled>{t('noDevice')}</Menu.Item>}
      {devices.map(({ id, name }) => (
        <Menu.Item
          key={id}
          role="menuitemradio"
          aria-checked={id === chosen}
          leftSection={id === chosen ? <IconCheck size={16} /> : <span className="menu-gap" />}
          onClick={() => choose(id)}
        >
          {name}
        </Menu.Item>
      ))}
    </>
  );
}
