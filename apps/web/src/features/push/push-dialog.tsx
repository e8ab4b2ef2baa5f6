'use client';

import { Modal, Stack, Switch, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { QueryTrouble, useReason, Waiting } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import type { PushState } from './page-push';
import { PushDevices } from './push-devices';
import { usePagePush } from './use-page-push';

/** Whether one is told of calls and messages while no page is open, here and on other devices. */
export function PushDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const t = useTranslations('push');
  const { query, change } = usePagePush();
  const state = query.data?.state;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="lg">
        {state && <Setting state={state} change={change} />}
        {query.isPending && !query.isPaused && <Waiting label={t('title')} paused={false} />}
        {!state && (query.error || query.isPaused) && (
          <QueryTrouble title={t('failed')} query={query} />
        )}
        {state && state !== 'not-offered' && (
          <section aria-labelledby="push-devices">
            <Title order={3} size="h6" id="push-devices" mb="xs">
              {t('devices')}
            </Title>
            <PushDevices />
          </section>
        )}
      </Stack>
    </Modal>
  );
}

function Setting({
  state,
  change,
}: {
  readonly state: PushState;
  readonly change: ReturnType<typeof usePagePush>['change'];
}): ReactElement {
  const t = useTranslations('push');
  const reason = useReason();
  const can = state === 'on' || state === 'off';
  const set = (wanted: boolean): void =>
    change.mutate(wanted, {
      onError: (error) =>
        notifications.show({ color: 'red', message: t('notChanged', { reason: reason(error) }) }),
    });
  return (
    <Stack gap={6}>
      <Switch
        label={t('whenClosed')}
        description={t('whenClosedText')}
        checked={state === 'on'}
        disabled={!can || change.isPending}
        onChange={({ currentTarget: { checked } }) => set(checked)}
      />
      <Text size="sm" role="status">
        {t(`states.${state}`)}
      </Text>
    </Stack>
  );
}
