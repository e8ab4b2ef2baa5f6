'use client';

import { Badge } from '@mantine/core';
import type { Column } from '@switchboard/ui';
import { useTranslations } from 'use-intl';
import { RuleActions } from './rule-actions';
import type { RulesProps } from './rules-props';
import { useAmount } from './use-amount';
import type { Rate } from './use-call-spend';

/** The actions are there for who may change something. */
export function useRateColumns(
  { rules, mayManage }: RulesProps,
  onEdit: (rate: Rate) => void,
): readonly Column<Rate>[] {
  const t = useTranslations('callSpend');
  const amount = useAmount(rules?.currency ?? 'USD');
  const columns: readonly Column<Rate>[] = [
    { id: 'prefix', header: t('prefix'), main: true, cell: ({ prefix }) => prefix },
    { id: 'name', header: t('destination'), cell: ({ name }) => name || '–' },
    {
      id: 'allowed',
      header: t('calls'),
      short: true,
      cell: ({ isAllowed }) => (
        <Badge variant="light" color={isAllowed ? 'green' : 'red'}>
          {t(isAllowed ? 'allowed' : 'denied')}
        </Badge>
      ),
    },
    {
      id: 'perMinute',
      header: t('perMinute'),
      short: true,
      align: 'end',
      cell: ({ isAllowed, perMinute }) => (isAllowed ? amount(perMinute, 6) : '–'),
    },
  ];
  if (!rules || !mayManage) return columns;
  return [
    ...columns,
    {
      id: 'actions',
      header: t('actions'),
      short: true,
      cell: (rate) => (
        <RuleActions
          rules={rules}
          name={rate.prefix}
          question={t('deleteRateAsk', { prefix: rate.prefix })}
          without={{ rates: rules.rates.filter(({ prefix }) => prefix !== rate.prefix) }}
          onEdit={() => onEdit(rate)}
        />
      ),
    },
  ];
}
