'use client';

import { Paper, SimpleGrid, Text } from '@mantine/core';
import { TimeChart } from '@switchboard/ui';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import type { Span } from './use-span';
import { totalOf } from './total-of';
import type { Counted } from './total-of';
import { useChartWords } from './use-chart-words';
import type { Bucket } from './use-overview';
import { useSummary } from './use-summary';

/** What can be compared stands in one picture. */
const CHARTS = {
  access: ['tokens', 'refused'],
  conversations: ['messages', 'threads'],
  calls: ['calls'],
} as const satisfies Record<string, readonly Counted[]>;

interface Shown {
  readonly buckets: readonly Bucket[];
  readonly span: Span;
}

/** How it went. */
export function Charts({ buckets, span }: Shown): ReactElement {
  return (
    <SimpleGrid cols={{ base: 1, lg: 3 }} spacing="xl">
      {Object.entries(CHARTS).map(([id, counted]) => (
        <Paper key={id} withBorder p="lg">
          <Chart id={id as keyof typeof CHARTS} {...{ counted, buckets, span }} />
        </Paper>
      ))}
    </SimpleGrid>
  );
}

function Chart({
  id,
  counted,
  buckets,
  span,
}: Shown & {
  readonly id: keyof typeof CHARTS;
  readonly counted: readonly Counted[];
}): ReactElement {
  const t = useTranslations('overview');
  const words = useChartWords(span);
  const summary = useSummary(span);
  const series = counted.map((what) => ({
    ...{ id: what, label: t(`count.${what}`) },
    values: buckets.map((bucket) => bucket[what] ?? 0),
  }));
  const times = buckets.map(({ from }) => new Date(from));
  if (counted.some((what) => totalOf(buckets, what) === null)) {
    return (
      <>
        <Text fw={600}>{t(`chart.${id}`)}</Text>
        <Text c="dimmed" size="sm" mt="xs">
          {t('chartNotTold')}
        </Text>
      </>
    );
  }
  return (
    <TimeChart
      title={t(`chart.${id}`)}
      summary={summary(series, times)}
      kind={counted.length > 1 ? 'lines' : 'bars'}
      {...{ times, series, words }}
    />
  );
}
