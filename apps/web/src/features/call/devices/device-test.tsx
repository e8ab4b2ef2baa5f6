'use client';

import { Box, Modal, Stack } from '@mantine/core';
import { useCalling } from '@switchboard/calling/react';
import { useTranslations } from 'use-intl';
import { useEffect } from 'react';
import type { ReactElement } from 'react';
import { CameraPreview } from './camera-preview';
import { DeviceChoices } from './device-choices';
import { MicrophoneLevel } from './microphone-level';
import { NetworkCheck } from './network-check';
import { PermissionHelp } from './permission-help';

/** The look one has before a call, in the middle of one; nobody else sees or hears it. */
export function DeviceTest({
  opened,
  onClose,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
}): ReactElement {
  const t = useTranslations('lobby');
  const close = useTranslations('call')('close');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('test')}
      zIndex={400}
      closeButtonProps={{ 'aria-label': close }}
    >
      <Devices />
    </Modal>
  );
}

/** Asked for only when it is opened: a camera's light comes on. */
function Devices(): ReactElement {
  const calling = useCalling();
  useEffect(() => {
    void calling.devices.ask({ audio: true, video: true });
  }, [calling]);
  return (
    <Stack data-testid="device-test">
      <PermissionHelp />
      <Box className="call-preview">
        <CameraPreview />
      </Box>
      <MicrophoneLevel />
      <DeviceChoices />
      <NetworkCheck />
    </Stack>
  );
}
