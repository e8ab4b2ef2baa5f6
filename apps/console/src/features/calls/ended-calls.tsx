'use client';

import { Text, Title } from '@mantine/core';
import { useTableWords } from '@switchboard/page-client';
import { DataTable, EmptyState } from '@switchboard/ui';
import type { Column } from '@switchboard/ui';
import { IconHistory } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { Moment } from '../shell/moment';
import { CallLink } from './call-link';
import { PartyName } from './party-name';
import type { TracedCall } from './use-calls';

/** The latest calls that are over, as long as a data plane remembers them. */
export function EndedCalls({
  calls,
}: {
  readonly calls: readonly TracedCall[] | undefined;
}): ReactElement {
  const t = useTranslations('calls');
  const words = useTableWords();
  const columns = useEndedColumns();
  return (
    <section aria-labelledby="calls-ended">
      <Title order={2} size="h4" id="calls-ended">
        {t('ended')}
      </Title>
      <Text c="dimmed" size="sm" mb="sm">
        {t('endedText')}
      </Text>
      <DataTable
        name="calls-ended"
        caption={t('ended')}
        columns={columns}
        rows={calls}
        rowKey={({ id }) => id}
        empty={
          <EmptyState
            icon={<IconHistory size={36} stroke={1.5} />}
            title={t('noneEnded')}
            text={t('noneEndedText')}
          />
        }
        words={words}
      />
    </section>
  );
}

function useEndedColumns(): readonly Column<TracedCall>[] {
  const t = useTranslations('calls');
  return [
    {
      id: 'started',
      header: t('started'),
      main: true,
      cell: ({ id, startedAt }) => (
        <CallLink callId={id}>
          <Moment at={startedAt} />
        </CallLink>
      ),
    },
    {
      id: 'ended',
      header: t('endedAt'),
      cell: ({ startedAt, endedAt }) => <Moment at={endedAt ?? startedAt} />,
    },
    {
      id: 'who',
      header: t('participants'),
      cell: ({ people }) => (
        <ul className="call-legs">
          {people.map((who) => (
            <li key={who.id}>
              <PartyName who={who} />
            </li>
          ))}
        </ul>
      ),
    },
    { id: 'kind', header: t('kind'), extra: true, cell: ({ kind }) => t(`kinds.${kind}`) },
  ];
}
