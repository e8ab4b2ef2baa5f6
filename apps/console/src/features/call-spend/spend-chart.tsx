'use client';

import { Paper } from '@mantine/core';
import { TimeChart } from '@switchboard/ui';
import { useFormatter, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { amountOf } from './amounts';
import { useAmount } from './use-amount';
import type { CallSpend } from './use-call-spend';

/** What calls have cost on each of the last days. */
export function SpendChart({ spend }: { readonly spend: CallSpend }): ReactElement {
  const t = useTranslations('callSpend');
  const format = useFormatter();
  const { currency, days } = spend;
  const amount = useAmount(currency);
  const dayOf = (date: Date): string =>
    format.dateTime(date, { month: 'short', day: 'numeric', timeZone: 'UTC' });
  const times = days.map(({ date }) => new Date(date));
  const total = days.reduce((sum, { cost }) => sum + cost, 0);
  return (
    <Paper withBorder p="lg">
      <TimeChart
        title={t('chart')}
        summary={t('chartSummary', { total: amount(total), days: days.length })}
        kind="bars"
        times={times}
        series={[{ id: 'cost', label: t('cost'), values: days.map(({ cost }) => amountOf(cost)) }]}
        words={{
          ...{ time: t('day'), showNumbers: t('showNumbers'), hideNumbers: t('hideNumbers') },
          formatTime: dayOf,
          formatValue: (value) => format.number(value, { style: 'currency', currency }),
        }}
      />
    </Paper>
  );
}
