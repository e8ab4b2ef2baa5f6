'use client';

import { Group } from '@mantine/core';
import type { Column } from '@switchboard/ui';
import { IconBan, IconCircleCheck } from '@tabler/icons-react';
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
      cell: (rate) => <Allowed {...rate} />,
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

function Allowed({ isAllowed }: Pick<Rate, 'isAllowed'>) {
  const t = useTranslations('callSpend');
  const Look = isAllowed ? IconCircleCheck : IconBan;
  const colour = isAllowed ? 'var(--mantine-color-text)' : 'var(--mantine-color-dimmed)';
  return (
    <Group component="span" gap={6} wrap="nowrap" c={colour} display="inline-flex">
      <Look size={16} aria-hidden />
      {t(isAllowed ? 'allowed' : 'denied')}
    </Group>
  );
}
