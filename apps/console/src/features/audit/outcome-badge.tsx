'use client';

import { Group } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconHandStop } from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { isOutcome } from './audit-filter';
import type { Outcome } from './audit-filter';

const LOOKS: Readonly<Record<Outcome, readonly [Icon, string]>> = {
  done: [IconCheck, 'var(--mantine-color-dimmed)'],
  refused: [IconHandStop, 'var(--outcome-refused)'],
  failed: [IconAlertTriangle, 'var(--mantine-color-error)'],
};

/** What came of it; what went well is quiet. */
export function OutcomeBadge({ outcome }: { readonly outcome: string }): ReactElement {
  const t = useTranslations('audit.outcome');
  if (!isOutcome(outcome)) return <>{outcome}</>;
  const [Icon, colour] = LOOKS[outcome];
  return (
    <Group component="span" gap={6} wrap="nowrap" c={colour}>
      <Icon size={16} aria-hidden />
      {t(outcome)}
    </Group>
  );
}
