'use client';

import { Text, Title } from '@mantine/core';
import { useTableWords } from '@switchboard/page-client';
import { DataTable, EmptyState } from '@switchboard/ui';
import type { Column } from '@switchboard/ui';
import { IconPhoneCall } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement, ReactNode } from 'react';
import { Moment } from '../shell/moment';
import { CallLink } from './call-link';
import { LegEnd, LegQuality, LegState } from './leg-line';
import { PartyName } from './party-name';
import type { CallLeg, TracedCall } from './use-calls';

/** Calls in progress, each with everybody who is in it or rung. */
export function LiveCalls({
  calls,
}: {
  readonly calls: readonly TracedCall[] | undefined;
}): ReactElement {
  const t = useTranslations('calls');
  const words = useTableWords();
  const columns = useLiveColumns();
  return (
    <section aria-labelledby="calls-live">
      <Title order={2} size="h4" id="calls-live">
        {t('live')}
      </Title>
      <Text c="dimmed" size="sm" mb="sm">
        {t('liveText')}
      </Text>
      <DataTable
        name="calls-live"
        caption={t('live')}
        columns={columns}
        rows={calls}
        rowKey={({ id }) => id}
        empty={
          <EmptyState
            icon={<IconPhoneCall size={36} stroke={1.5} />}
            title={t('none')}
            text={t('noneText')}
          />
        }
        words={words}
      />
    </section>
  );
}

function useLiveColumns(): readonly Column<TracedCall>[] {
  const t = useTranslations('calls');
  const ofEach = (cell: (leg: CallLeg) => ReactNode) =>
    function EachLeg({ legs }: TracedCall): ReactElement {
      return (
        <ul className="call-legs">
          {legs.map((leg) => (
            <li key={leg.who.id}>{cell(leg)}</li>
          ))}
        </ul>
      );
    };
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
    { id: 'who', header: t('participants'), cell: ofEach(({ who }) => <PartyName who={who} />) },
    { id: 'end', header: t('endOf'), short: true, cell: ofEach((leg) => <LegEnd leg={leg} />) },
    {
      id: 'state',
      header: t('stateOf'),
      short: true,
      cell: ofEach((leg) => <LegState leg={leg} />),
    },
    {
      id: 'quality',
      header: t('qualityOf'),
      short: true,
      cell: ofEach((leg) => <LegQuality leg={leg} />),
    },
    { id: 'media', header: t('media'), short: true, cell: ({ media }) => t(`way.${media}`) },
    { id: 'kind', header: t('kind'), extra: true, cell: ({ kind }) => t(`kinds.${kind}`) },
    {
      id: 'process',
      header: t('process'),
      extra: true,
      cell: ({ process }) => <span className="code">{process}</span>,
    },
  ];
}
