'use client';

import {
  Box,
  Button,
  Center,
  FocusTrap,
  Group,
  Paper,
  Stack,
  Switch,
  Text,
  Title,
} from '@mantine/core';
import { useFocusReturn } from '@mantine/hooks';
import { useCalling, useDevices } from '@switchboard/calling/react';
import { useTranslations } from 'use-intl';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import type { CallWish } from './call-wish';
import { CameraPreview } from '../devices/camera-preview';
import { DeviceChoices } from '../devices/device-choices';
import { MicrophoneLevel } from '../devices/microphone-level';
import { NetworkCheck } from '../devices/network-check';
import { PermissionHelp } from '../devices/permission-help';

/** A look at camera, microphone and network before one goes in. */
export function PreCall({
  wish,
  onJoin,
  onCancel,
}: {
  readonly wish: CallWish;
  readonly onJoin: (wish: CallWish) => void;
  readonly onCancel: () => void;
}): ReactElement {
  const t = useTranslations('lobby');
  const calling = useCalling();
  const refused = useDevices().permission.video === 'denied';
  const [wanted, setWanted] = useState(wish.video);
  const [muted, setMuted] = useState(wish.muted ?? false);
  const video = wanted && !refused;
  useFocusReturn({ opened: true });
  useEffect(() => {
    void calling.devices.ask({ audio: true, video: true });
  }, [calling]);
  return (
    <FocusTrap active>
      <Center
        className="call-stage"
        role="dialog"
        aria-modal
        aria-label={t('title')}
        data-testid="pre-call"
        onKeyDown={({ key }) => key === 'Escape' && onCancel()}
      >
        <Paper withBorder className="pre-call">
          <Title order={2} size="h4" lineClamp={1}>
            {wish.title}
          </Title>
          <Box className="pre-call-body">
            <Stack gap="sm" className="pre-call-look">
              <Box className="call-preview">
                {video ? <CameraPreview /> : <Text c="dimmed">{t('cameraOff')}</Text>}
              </Box>
              <Group>
                <Switch
                  label={t('withCamera')}
                  checked={video}
                  disabled={refused}
                  onChange={({ currentTarget: { checked } }) => setWanted(checked)}
                />
                <Switch
                  label={t('muted')}
                  checked={muted}
                  onChange={({ currentTarget: { checked } }) => setMuted(checked)}
                />
              </Group>
              <MicrophoneLevel />
            </Stack>
            <Stack gap="sm">
              <PermissionHelp />
              <DeviceChoices />
              <NetworkCheck />
            </Stack>
          </Box>
          <Group justify="flex-end" wrap="nowrap">
            <Button variant="default" onClick={onCancel}>
              {t('cancel')}
            </Button>
            <Button data-autofocus onClick={() => onJoin({ ...wish, video, muted })}>
              {t('join')}
            </Button>
          </Group>
        </Paper>
      </Center>
    </FocusTrap>
  );
}
