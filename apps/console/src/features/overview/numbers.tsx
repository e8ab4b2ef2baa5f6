'use client';

import { Paper, SimpleGrid, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import type { Span } from './use-span';
import { totalOf } from './total-of';
import type { Overview } from './use-overview';

const COUNTED = ['tokens', 'refused', 'messages', 'threads'] as const;

/** The few numbers one looks for first. */
export function Numbers({
  overview,
  span,
}: {
  readonly overview: Overview;
  readonly span: Span;
}): ReactElement {
  const t = useTranslations('overview');
  const { people, buckets, callsInProgress } = overview;
  const calls = t('callsBegun', { count: totalOf(buckets, 'calls') ?? 0 });
  return (
    <SimpleGrid
      component="ul"
      aria-label={t('numbers')}
      cols={{ base: 2, sm: 3, lg: 6 }}
      p={0}
      m={0}
    >
      <Figure
        label={t('activeNow')}
        value={people.activeNow}
        detail={t('ofPeople', { total: people.total, blocked: people.blocked })}
      />
      {COUNTED.map((what) => (
        <Figure
          key={what}
          label={t(`count.${what}`)}
          value={totalOf(buckets, what)}
          detail={t(`over.${span}`)}
        />
      ))}
      <Figure label={t('callsInProgress')} value={callsInProgress} detail={calls} />
    </SimpleGrid>
  );
}

function Figure({
  label,
  value,
  detail,
}: {
  readonly label: string;
  /** Null where nobody can tell. */
  readonly value: number | null;
  readonly detail: string;
}): ReactElement {
  const t = useTranslations('overview');
  const format = useFormatter();
  return (
    <Paper component="li" withBorder p="md" style={{ listStyle: 'none' }}>
      <Text size="sm">{label}</Text>
      <Text fz={28} fw={650} lh={1.2} className="moment">
        {value === null ? '–' : format.number(value)}
      </Text>
      <Text size="xs" c="dimmed">
        {value === null ? t('notTold') : detail}
      </Text>
    </Paper>
  );
}
