'use client';

import { Drawer, Skeleton, Stack, Text } from '@mantine/core';
import { QueryTrouble } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { Moment } from '../shell/moment';
import { CallState } from './call-state';
import { LadderDiagram } from './ladder-diagram';
import { LadderTable } from './ladder-table';
import { useLadder } from './use-ladders';
import type { PhoneCall } from './use-ladders';

/** What a trunk and the data plane said to each other about one call. */
export function LadderDrawer({
  call,
  onClose,
}: {
  readonly call: PhoneCall | undefined;
  readonly onClose: () => void;
}): ReactElement {
  const t = useTranslations('phoneNetwork.calls');
  return (
    <Drawer
      opened={call !== undefined}
      onClose={onClose}
      position="right"
      size="lg"
      title={t('ladder')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {call && <LadderOf call={call} />}
    </Drawer>
  );
}

function LadderOf({ call }: { readonly call: PhoneCall }): ReactElement {
  const t = useTranslations('phoneNetwork.calls');
  const query = useLadder(call.id);
  const ladder = query.data;
  if (!ladder && (query.error || query.isPaused)) {
    return <QueryTrouble title={t('ladderFailed')} query={query} />;
  }
  if (!ladder) return <Skeleton h={240} />;
  const trunk = ladder.trunk ?? t('noTrunk');
  return (
    <Stack>
      <Text component="div" size="sm">
        <CallState call={ladder} /> · {t(`directions.${ladder.direction}`)} ·{' '}
        <Moment at={ladder.startedAt} />
      </Text>
      <LadderDiagram messages={ladder.messages} trunk={trunk} />
      {ladder.more > 0 && (
        <Text size="sm" c="dimmed">
          {t('more', { count: ladder.more })}
        </Text>
      )}
      <LadderTable messages={ladder.messages} trunk={trunk} />
    </Stack>
  );
}
