'use client';

import { Paper, SimpleGrid } from '@mantine/core';
import { TimeChart } from '@switchboard/ui';
import { useFormatter, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { byProvider, datesOf, valuesOf } from './speech-days';
import type { SpeechDay, SpeechUse } from './speech-days';

/** What services charge by: characters of what is spoken, minutes of what is listened to. */
const CHARTS = {
  characters: ({ characters }) => characters,
  minutes: ({ seconds }) => seconds / 60,
} as const satisfies Record<string, (day: SpeechDay) => number>;

/** How much it was on each day, by who did it. */
export function SpeechCharts({ use }: { readonly use: SpeechUse }): ReactElement {
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }}>
      {(Object.keys(CHARTS) as (keyof typeof CHARTS)[]).map((what) => (
        <Paper key={what} withBorder p="lg">
          <Chart {...{ what, use }} />
        </Paper>
      ))}
    </SimpleGrid>
  );
}

function Chart({
  what,
  use,
}: {
  readonly what: keyof typeof CHARTS;
  readonly use: SpeechUse;
}): ReactElement {
  const t = useTranslations('speech');
  const format = useFormatter();
  const dates = datesOf(use);
  const total = use.days.reduce((sum, day) => sum + CHARTS[what](day), 0);
  const series = byProvider(use).map(({ provider }) => ({
    ...{ id: provider, label: t(`provider.${provider}`) },
    values: valuesOf(use, provider, dates, CHARTS[what]),
  }));
  return (
    <TimeChart
      title={t(what)}
      summary={t('chartSummary', { what: t(what), total, days: dates.length })}
      kind="bars"
      times={dates.map((date) => new Date(date))}
      series={series}
      words={{
        ...{ time: t('day'), showNumbers: t('showNumbers'), hideNumbers: t('hideNumbers') },
        formatTime: (day) =>
          format.dateTime(day, { month: 'short', day: 'numeric', timeZone: 'UTC' }),
        formatValue: (value) => format.number(value, { maximumFractionDigits: 2 }),
      }}
    />
  );
}
