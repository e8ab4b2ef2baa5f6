'use client';

import { Group, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ReactElement, ReactNode } from 'react';
import { useMoney } from './use-money';
import type { MonthlyCost } from './use-numbers';

/** A number that may be bought, what it costs, and what can be done with it. */
export function NumberLine({
  number,
  cost,
  children,
}: {
  readonly number: string;
  readonly cost: MonthlyCost;
  readonly children?: ReactNode;
}): ReactElement {
  const t = useTranslations('numbers');
  const money = useMoney();
  return (
    <Group component="li" justify="space-between">
      <span>
        <Text span fw={600} className="moment">
          {number}
        </Text>{' '}
        <Text span size="sm" c="dimmed">
          {t('perMonth', { price: money(cost) })}
        </Text>
      </span>
      {children}
    </Group>
  );
}
