'use client';

import { Button } from '@mantine/core';
import type { Column } from '@switchboard/ui';
import { useFormatter, useTranslations } from 'use-intl';
import type { LimitsOwner } from './limits-draft';
import { RuleActions } from './rule-actions';
import type { RulesProps } from './rules-props';
import { useAmount } from './use-amount';
import type { SpendLimits, SpendRules } from './use-call-spend';

export interface LimitRow extends SpendLimits {
  readonly owner: LimitsOwner;
  readonly prefixes: readonly string[];
}

/** Those of the resource, of each number, and of those that have their own. */
export function limitRows({ resource, perNumber, numbers }: SpendRules): readonly LimitRow[] {
  return [
    { owner: 'resource', prefixes: [], ...resource },
    { owner: 'perNumber', prefixes: [], ...perNumber },
    ...numbers.map((one) => ({ owner: one.phoneNumber, ...one })),
  ];
}

/** The actions are there for who may change something. */
export function useLimitColumns(
  { rules, mayManage }: RulesProps,
  onEdit: (owner: LimitsOwner) => void,
): readonly Column<LimitRow>[] {
  const t = useTranslations('callSpend');
  const format = useFormatter();
  const amount = useAmount(rules?.currency ?? 'USD');
  const nameOf = ({ owner }: LimitRow): string =>
    owner === 'resource' || owner === 'perNumber' ? t(`owner.${owner}`) : owner;
  const columns: readonly Column<LimitRow>[] = [
    { id: 'owner', header: t('appliesTo'), main: true, cell: nameOf },
    {
      id: 'calls',
      header: t('callsAtOnce'),
      short: true,
      align: 'end',
      cell: ({ calls }) => format.number(calls),
    },
    {
      id: 'cost',
      header: t('costPerDay'),
      short: true,
      align: 'end',
      cell: ({ costPerDay }) => amount(costPerDay),
    },
    {
      id: 'minutes',
      header: t('minutesPerDay'),
      short: true,
      align: 'end',
      cell: ({ minutesPerDay }) => format.number(minutesPerDay),
    },
    {
      id: 'prefixes',
      header: t('mayCall'),
      cell: ({ prefixes }) => (prefixes.length === 0 ? t('anywhere') : prefixes.join(', ')),
    },
  ];
  if (!rules || !mayManage) return columns;
  return [
    ...columns,
    {
      id: 'actions',
      header: t('actions'),
      short: true,
      cell: (row) => <LimitActions {...{ rules, row, onEdit }} name={nameOf(row)} />,
    },
  ];
}

function LimitActions({
  rules,
  row: { owner },
  name,
  onEdit,
}: {
  readonly rules: SpendRules;
  readonly row: LimitRow;
  readonly name: string;
  readonly onEdit: (owner: LimitsOwner) => void;
}) {
  const t = useTranslations('callSpend');
  if (owner === 'resource' || owner === 'perNumber') {
    return (
      <Button
        variant="default"
        size="xs"
        aria-label={t('editNamed', { name })}
        onClick={() => onEdit(owner)}
      >
        {t('edit')}
      </Button>
    );
  }
  return (
    <RuleActions
      rules={rules}
      name={name}
      question={t('deleteLimitsAsk', { name })}
      without={{ numbers: rules.numbers.filter(({ phoneNumber }) => phoneNumber !== owner) }}
      onEdit={() => onEdit(owner)}
    />
  );
}
