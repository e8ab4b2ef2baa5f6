'use client';

import { Button, Group, NativeSelect } from '@mantine/core';
import { useDevices } from '@switchboard/calling/react';
import { IconCamera, IconMicrophone, IconVolume } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { playTone } from './play-tone';
import { useDeviceKinds } from './use-device-kinds';
import type { DeviceKind } from './use-device-kinds';

const ICONS = { microphone: IconMicrophone, camera: IconCamera, speaker: IconVolume } as const;

/** Which microphone, camera and speaker; and whether one hears the last of them. */
export function DeviceChoices(): ReactElement {
  const t = useTranslations('lobby');
  const { speaker } = useDevices();
  const kinds = useDeviceKinds();
  return (
    <>
      {kinds
        .filter(({ kind }) => kind !== 'speaker')
        .map((one) => (
          <Choice key={one.kind} of={one} />
        ))}
      <Group align="end" wrap="nowrap" gap="xs" className="device-row">
        {kinds
          .filter(({ kind }) => kind === 'speaker')
          .map((one) => (
            <Choice key={one.kind} of={one} />
          ))}
        <Button
          variant="default"
          miw="max-content"
          leftSection={<IconVolume size={18} />}
          onClick={() => void playTone(speaker).catch(() => undefined)}
        >
          {t('testSpeaker')}
        </Button>
      </Group>
    </>
  );
}

function Choice({
  of: { kind, label, devices, chosen, choose },
}: {
  readonly of: DeviceKind;
}): ReactElement {
  const none = useTranslations('call')('noDevice');
  const Icon = ICONS[kind];
  return (
    <NativeSelect
      className="device-choice"
      leftSection={<Icon size={18} aria-hidden />}
      label={label}
      value={chosen ?? ''}
      disabled={devices.length === 0}
      onChange={({ currentTarget: { value } }) => choose(value)}
      data={
        devices.length === 0
          ? [{ value: '', label: none }]
          : devices.map(({ id, name }) => ({ value: id, label: name }))
      }
    />
  );
}
