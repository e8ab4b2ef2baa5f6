'use client';

import { List, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import type { PersonFile } from './use-person';

const KINDS = ['identities', 'tokens', 'rooms', 'memberships', 'invitations', 'calls'] as const;

/** What belongs to somebody, and goes with them. */
export function HoldingsList({
  holdings,
}: {
  readonly holdings: PersonFile['holdings'];
}): ReactElement {
  const t = useTranslations('person');
  const there = KINDS.filter((kind) => holdings[kind] > 0);
  if (there.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('nothingTheirs')}
      </Text>
    );
  }
  return (
    <List size="sm" spacing={2}>
      {there.map((kind) => (
        <List.Item key={kind}>{t(`holding.${kind}`, { count: holdings[kind] })}</List.Item>
      ))}
    </List>
  );
}
