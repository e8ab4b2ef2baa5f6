'use client';

import { Button, Group, Skeleton, Text } from '@mantine/core';
import { QueryTrouble } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { ActionName } from '../audit/action-name';
import { OutcomeBadge } from '../audit/outcome-badge';
import { usePersonName } from '../people/use-person-name';
import { Moment } from '../shell/moment';
import { Section } from '../shell/section';
import { useTimeline } from './use-timeline';
import type { TimelineEntry } from './use-timeline';

export function TimelineSection({ personId }: { readonly personId: string }): ReactElement {
  const t = useTranslations('person');
  const { query, entries } = useTimeline(personId);
  return (
    <Section title={t('timeline')}>
      {query.isPending && !query.isPaused && <Skeleton height={120} />}
      {!query.data && (query.error || query.isPaused) && (
        <QueryTrouble title={t('timelineFailed')} query={query} />
      )}
      {query.data && entries.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noTimeline')}
        </Text>
      )}
      <ol className="plain-list timeline">
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} personId={personId} />
        ))}
      </ol>
      {query.hasNextPage && (
        <Button
          variant="default"
          size="sm"
          mt="sm"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </Section>
  );
}

function Entry({
  entry: { at, action, actorId, subjectId, outcome, reason },
  personId,
}: {
  readonly entry: TimelineEntry;
  readonly personId: string;
}): ReactElement {
  const t = useTranslations('person');
  return (
    <li>
      <Group justify="space-between" align="flex-start" gap="xs">
        <Text component="div" size="sm" fw={500}>
          <ActionName action={action} />
        </Text>
        <Text component="div" size="sm">
          <OutcomeBadge outcome={outcome} />
        </Text>
      </Group>
      <Text size="xs" c="dimmed" className="breakable">
        <Moment at={at} />
        {actorId === personId && ` · ${t('byThem')}`}
        {actorId && actorId !== personId && <Other word="by" personId={actorId} />}
        {subjectId && subjectId !== personId && <Other word="about" personId={subjectId} />}
        {reason && ` · ${reason}`}
      </Text>
    </li>
  );
}

/** Who else was part of it. */
function Other({
  word,
  personId,
}: {
  readonly word: 'by' | 'about';
  readonly personId: string;
}): ReactElement {
  const t = useTranslations('person');
  const name = usePersonName(personId) ?? personId;
  return <> · {t(word, { name })}</>;
}
