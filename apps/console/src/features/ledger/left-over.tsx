'use client';

import { Group, SimpleGrid, Skeleton, Text } from '@mantine/core';
import { QueryTrouble } from '@switchboard/page-client';
import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import type { LedgerFilter } from './ledger-filter';
import { StateCards } from './state-cards';
import { LEFT_OVER } from './states';
import { useOrphans } from './use-ledger';

/** How many identities nobody has, by state; which is good news when there are none. */
export function LeftOver({
  filter,
  onChange,
}: {
  readonly filter: LedgerFilter;
  readonly onChange: (change: Partial<LedgerFilter>) => void;
}): ReactElement {
  const t = useTranslations('ledger');
  const query = useOrphans();
  if (!query.data) {
    if (query.error || query.isPaused) {
      return <QueryTrouble title={t('countFailed')} query={query} />;
    }
    return <CardsToCome />;
  }
  const count = query.data.length;
  const Icon = count === 0 ? IconCircleCheck : IconAlertCircle;
  return (
    <>
      <StateCards
        orphans={query.data}
        chosen={filter.state}
        onChoose={(state) => onChange({ state })}
      />
      <Group gap={6} wrap="nowrap" mb="xl" role="status" c="dimmed">
        <Icon size={18} aria-hidden className="unshrinkable" />
        <Text size="sm">{t('leftOver', { count })}</Text>
      </Group>
    </>
  );
}

function CardsToCome(): ReactElement {
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }} spacing="md" mb="xl" aria-hidden>
      {LEFT_OVER.map((state) => (
        <Skeleton key={state} height={148} />
      ))}
    </SimpleGrid>
  );
}
