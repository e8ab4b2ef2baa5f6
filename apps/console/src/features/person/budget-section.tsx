'use client';

import { Progress, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { Section } from '../shell/section';

const NEAR_ITS_END = 0.8;

/** How much of today's tokens somebody has had. */
export function BudgetSection({
  spentToday,
  perDay,
}: {
  readonly spentToday: number;
  readonly perDay: number;
}): ReactElement {
  const t = useTranslations('person');
  const part = perDay > 0 ? Math.min(spentToday / perDay, 1) : 1;
  const used = t('budgetUsed', { spent: spentToday, perDay });
  return (
    <Section title={t('budget')}>
      <Progress.Root size="lg">
        <Progress.Section
          value={part * 100}
          color={part >= NEAR_ITS_END ? 'orange' : undefined}
          aria-label={t('budgetLeft')}
          aria-valuetext={used}
        />
      </Progress.Root>
      <Text size="sm" c="dimmed" mt={6}>
        {used}
      </Text>
    </Section>
  );
}
