'use client';

import type { Column } from '@switchboard/ui';
import { useFormatter, useTranslations } from 'use-intl';
import { LimitBar } from './limit-bar';
import { useAmount } from './use-amount';
import type { Owner } from './use-call-spend';

/** A number of the resource, or all of them. */
export type SpendRow = Owner & { readonly phoneNumber: string | null };

export function useSpendColumns(currency: string): readonly Column<SpendRow>[] {
  const t = useTranslations('callSpend');
  const format = useFormatter();
  const amount = useAmount(currency);
  const nameOf = ({ phoneNumber }: SpendRow): string => phoneNumber ?? t('all');
  const minutes = (value: number): string => t('minutes', { count: Math.ceil(value) });
  return [
    {
      id: 'number',
      header: t('number'),
      main: true,
      cell: (row) => <span className="moment">{nameOf(row)}</span>,
    },
    {
      id: 'cost',
      header: t('costToday'),
      cell: (row) => (
        <LimitBar
          label={t('costTodayOf', { name: nameOf(row) })}
          used={row.today.cost}
          cap={row.limits.costPerDay}
          say={amount}
        />
      ),
    },
    {
      id: 'minutes',
      header: t('minutesToday'),
      cell: (row) => (
        <LimitBar
          label={t('minutesTodayOf', { name: nameOf(row) })}
          used={row.today.seconds / 60}
          cap={row.limits.minutesPerDay}
          say={minutes}
        />
      ),
    },
    {
      id: 'running',
      header: t('running'),
      short: true,
      align: 'end',
      cell: ({ running, limits }) => `${format.number(running)} / ${format.number(limits.calls)}`,
    },
    {
      id: 'cutOff',
      header: t('cutOffToday'),
      short: true,
      align: 'end',
      cell: ({ today }) => format.number(today.cutOff),
    },
    {
      id: 'month',
      header: t('month'),
      short: true,
      align: 'end',
      cell: ({ month }) => amount(month.cost),
    },
  ];
}
