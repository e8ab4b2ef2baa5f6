'use client';

import { Box, Button, Group, Stack, Text } from '@mantine/core';
import { accessFailure } from '@switchboard/access-api/client';
import { DeviceIcon, Moment, QueryTrouble, useConfirm, Waiting } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { usePushDevices } from './use-page-push';

type Device = NonNullable<ReturnType<typeof usePushDevices>['query']['data']>[number];

/** What a phone or a computer runs, by how it is reached. */
const SYSTEMS = { fcm: 'Android', apns: 'iOS', wns: 'Windows', 'web-push': null } as const;

/** My devices that are told while nothing is open on them, and a way to end it for each. */
export function PushDevices(): ReactElement {
  const t = useTranslations('push');
  const { query, remove } = usePushDevices();
  const [question, ask] = useConfirm();
  const { data } = query;
  if (!data && accessFailure(query.error)?.code === 'not-ours') {
    return <Text size="sm">{t('states.not-offered')}</Text>;
  }
  if (!data && (query.error || query.isPaused)) {
    return <QueryTrouble title={t('devicesFailed')} query={query} />;
  }
  if (!data) return <Waiting label={t('devices')} paused={false} />;
  return (
    <Stack gap="sm">
      {question}
      <Text size="sm" c="dimmed">
        {t(data.length === 0 ? 'noDevices' : 'devicesText')}
      </Text>
      <Stack component="ul" gap="md" p={0} m={0} style={{ listStyle: 'none' }}>
        {data.map((device) => (
          <Group key={device.id} component="li" justify="space-between" wrap="nowrap">
            <Facts device={device} />
            <Button
              variant="default"
              size="compact-sm"
              style={{ flexShrink: 0 }}
              aria-label={t('removeNamed', { device: device.name })}
              loading={remove.isPending && remove.variables === device.id}
              onClick={() =>
                ask(t('removeAsk', { device: device.name }), t('remove'), () =>
                  remove.mutate(device.id),
                )
              }
            >
              {t('remove')}
            </Button>
          </Group>
        ))}
      </Stack>
    </Stack>
  );
}

function Facts({ device }: { readonly device: Device }): ReactElement {
  const t = useTranslations('push');
  const { name, service, registeredAt, lastPush } = device;
  return (
    <Group gap="sm" wrap="nowrap" miw={0}>
      <DeviceIcon system={SYSTEMS[service]} />
      <Box miw={0}>
        <Text size="sm" fw={500}>
          {name}
        </Text>
        <Text size="xs" c="dimmed">
          {t('registered')} <Moment at={registeredAt} />
          {lastPush && (
            <>
              {' · '}
              {t(lastPush.state === 'sent' ? 'lastSent' : 'lastOther')}{' '}
              <Moment at={lastPush.createdAt} />
            </>
          )}
        </Text>
      </Box>
    </Group>
  );
}
