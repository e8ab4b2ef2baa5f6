'use client';

import { Group } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { isLedgerState, LOOKS } from './states';

export function StateName({ state }: { readonly state: string }): ReactElement {
  const t = useTranslations('ledger.state');
  if (!isLedgerState(state)) return <>{state}</>;
  const Icon = LOOKS[state].icon;
  return (
    <Group component="span" gap={6} wrap="nowrap" display="inline-flex">
      <Icon size={16} aria-hidden />
      {t(state)}
    </Group>
  );
}
