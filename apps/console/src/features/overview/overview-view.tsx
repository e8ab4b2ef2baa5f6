'use client';

import { Group, SegmentedControl, SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { PageHeader, QueryTrouble } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useBotWarnings } from '../bots/use-bot-warnings';
import { Charts } from './charts';
import { InstallationSection } from './installation-section';
import { LiveMark } from './live-mark';
import { Numbers } from './numbers';
import { isSpan, SPANS, useSpan } from './use-span';
import { ProcessesSection } from './processes-section';
import { useOverview } from './use-overview';
import type { Overview } from './use-overview';
import { Warnings } from './warnings';

/** How things stand, what happened lately, and what is worth acting on. */
export function OverviewView(): ReactElement {
  const t = useTranslations('overview');
  const [span, look] = useSpan();
  const { overview, live, trouble } = useOverview(span);
  return (
    <>
      <PageHeader title={t('title')} text={t('text')}>
        <Group gap="md">
          {overview && <LiveMark at={overview.at} live={live} />}
          <SegmentedControl
            aria-label={t('span')}
            data={SPANS.map((value) => ({ value, label: t(`spans.${value}`) }))}
            value={span}
            onChange={(value) => isSpan(value) && look(value)}
          />
        </Group>
      </PageHeader>
      {trouble && <QueryTrouble title={t('failed')} query={trouble} />}
      {overview ? <CurrentState overview={overview} span={span} /> : !trouble && <Shape />}
    </>
  );
}

function CurrentState({
  overview,
  span,
}: {
  readonly overview: Overview;
  readonly span: ReturnType<typeof useSpan>[0];
}): ReactElement {
  const ofBots = useBotWarnings();
  return (
    <Stack gap="xl">
      <Warnings warnings={[...overview.warnings, ...ofBots]} />
      <Numbers overview={overview} span={span} />
      <Charts buckets={overview.buckets} span={span} />
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="xl">
        <ProcessesSection processes={overview.processes} />
        <InstallationSection installation={overview.installation} />
      </SimpleGrid>
    </Stack>
  );
}

/** Where everything will be. */
function Shape(): ReactElement {
  const t = useTranslations('overview');
  return (
    <Stack gap="xl" role="status" aria-label={t('reading')}>
      <Skeleton h={52} />
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }}>
        {Array.from({ length: 6 }, (_, at) => (
          <Skeleton key={at} h={88} />
        ))}
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, lg: 3 }} spacing="xl">
        {Array.from({ length: 3 }, (_, at) => (
          <Skeleton key={at} h={260} />
        ))}
      </SimpleGrid>
    </Stack>
  );
}
