'use client';

import { Button, Group, Paper, SimpleGrid, Skeleton, Text, Title } from '@mantine/core';
import { can } from '@switchboard/identity';
import { access, useConfirm } from '@switchboard/page-client';
import { useFormatter, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { Moment } from '../shell/moment';
import { useMe } from '../shell/use-me';
import { useLiveAction } from './use-live-state';
import type { LiveState } from './use-live-state';

const HOUR_MS = 3_600_000;
const TURNS = { hour: HOUR_MS, day: 24 * HOUR_MS, month: 30 * 24 * HOUR_MS } as const;
const COUNTS = ['identities', 'threads', 'messages', 'rooms'] as const;

/** How much there is, what time it is there, and the turning of its clock. */
export function ClockPanel({ state }: { readonly state: LiveState | undefined }): ReactElement {
  const t = useTranslations('live');
  if (!state) return <Skeleton h={160} />;
  return (
    <>
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }} mb="xl">
        {COUNTS.map((what) => (
          <Count key={what} label={t(`counts.${what}`)} count={state.stats[what]} />
        ))}
        <Count label={t('counts.calls')} count={state.callsInProgress} />
      </SimpleGrid>
      <Clock clock={state.clock} />
    </>
  );
}

function Count({ label, count }: { readonly label: string; readonly count: number }): ReactElement {
  const format = useFormatter();
  return (
    <Paper withBorder p="md">
      <Text fz={28} fw={650} lh={1} className="moment">
        {format.number(count)}
      </Text>
      <Text size="sm" c="dimmed" mt={4}>
        {label}
      </Text>
    </Paper>
  );
}

function Clock({ clock }: { readonly clock: LiveState['clock'] }): ReactElement {
  const t = useTranslations('live');
  const mayControl = can(useMe().role, 'live.control');
  const [question, ask] = useConfirm();
  const advance = useLiveAction((ms: number) => access.live.advance.mutate({ ms }));
  return (
    <section aria-labelledby="live-clock">
      {question}
      <Title order={2} size="h4" id="live-clock">
        {t('clock')}
      </Title>
      <Text my="xs">
        <Moment at={clock.now} />{' '}
        <Text component="span" c="dimmed">
          {t('ahead', { hours: clock.offsetMs / HOUR_MS })}
        </Text>
      </Text>
      {mayControl && (
        <Group mb="xl">
          {Object.entries(TURNS).map(([name, ms]) => (
            <Button
              key={name}
              variant="default"
              disabled={advance.isPending}
              onClick={() => ask(t('turnQuestion'), t('turnAction'), () => advance.mutate(ms))}
            >
              {t(`turn.${name as keyof typeof TURNS}`)}
            </Button>
          ))}
        </Group>
      )}
    </section>
  );
}
