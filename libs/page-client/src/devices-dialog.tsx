'use client';

import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconDevicesOff } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { QueryTrouble } from './query-trouble.tsx';
import { SessionList } from './session-list.tsx';
import type { SignedIn } from './session-list.tsx';
import { useDevices, useEndDevice, useEndOtherDevices } from './use-devices.ts';
import { Waiting } from './waiting.tsx';

/** Where one is signed in, and the ways to end it. */
export function DevicesDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const t = useTranslations('devices');
  const query = useDevices();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {query.data && <Devices sessions={query.data} />}
      {query.isPending && !query.isPaused && <Waiting label={t('title')} paused={false} />}
      {!query.data && (query.error || query.isPaused) && (
        <QueryTrouble title={t('failed')} query={query} />
      )}
    </Modal>
  );
}

function Devices({ sessions }: { readonly sessions: readonly SignedIn[] }): ReactElement {
  const t = useTranslations('devices');
  const end = useEndDevice();
  if (sessions.length === 0) return <Text c="dimmed">{t('empty')}</Text>;
  return (
    <Stack gap="lg">
      <Text size="sm" c="dimmed">
        {t('text')}
      </Text>
      <SessionList
        sessions={sessions}
        ending={end.isPending ? end.variables.id : undefined}
        onEnd={end.mutate}
      />
      {sessions.some(({ current }) => !current) && <EndOthers />}
    </Stack>
  );
}

function EndOthers(): ReactElement {
  const t = useTranslations('devices');
  const end = useEndOtherDevices();
  return (
    <Group justify="flex-end">
      <Button
        color="red.9"
        leftSection={<IconDevicesOff size={18} aria-hidden />}
        loading={end.isPending}
        onClick={() => end.mutate()}
      >
        {t('endOthers')}
      </Button>
    </Group>
  );
}
