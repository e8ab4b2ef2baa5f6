'use client';

import { Button, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { can } from '@switchboard/identity';
import { access } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useMe } from '../shell/use-me';
import { NewFault } from './new-fault';
import { useLiveAction } from './use-live-state';
import type { LiveState } from './use-live-state';

type Fault = LiveState['faults'][number];

/** What the data plane is made to do wrong, so that one sees how apps take it. */
export function FaultsPanel({ state }: { readonly state: LiveState | undefined }): ReactElement {
  const t = useTranslations('live');
  const mayControl = can(useMe().role, 'live.control');
  if (!state) return <Skeleton h={160} />;
  return (
    <Stack>
      {mayControl && <NewFault />}
      <Title order={2} size="h4">
        {t('faultsOn')}
      </Title>
      {state.faults.length === 0 && <Text c="dimmed">{t('noFaults')}</Text>}
      {state.faults.map((fault) => (
        <FaultCard key={fault.id} fault={fault} mayControl={mayControl} />
      ))}
    </Stack>
  );
}

function FaultCard({
  fault,
  mayControl,
}: {
  readonly fault: Fault;
  readonly mayControl: boolean;
}): ReactElement {
  const t = useTranslations('live');
  const remove = useLiveAction(() => access.live.removeFault.mutate({ id: fault.id }));
  const { operation, kind, ms, probability, count } = fault;
  return (
    <Paper withBorder p="md">
      <Group justify="space-between">
        <div>
          <Text fw={600}>{operation === '*' ? t('everyOperation') : operation}</Text>
          <Text size="sm" c="dimmed">
            {t(`faultWords.${kind}`, { ms, seconds: ms / 1_000 })} ·{' '}
            {t('chance', { share: probability })} ·{' '}
            {count === undefined ? t('forEver') : t('timesLeft', { count })}
          </Text>
        </div>
        {mayControl && (
          <Button
            variant="default"
            loading={remove.isPending}
            onClick={() => remove.mutate(undefined)}
            aria-label={t('switchOffFault', { operation })}
          >
            {t('switchOff')}
          </Button>
        )}
      </Group>
    </Paper>
  );
}
