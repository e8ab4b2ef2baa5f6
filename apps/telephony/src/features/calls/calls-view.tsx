'use client';

import { Badge, Group, SegmentedControl, Title } from '@mantine/core';
import {
  Moment,
  PageHeader,
  QueryTrouble,
  usePaging,
  useTableWords,
} from '@switchboard/page-client';
import { displayNumber } from '@switchboard/telephony';
import type { CallView } from '@switchboard/telephony-api/client';
import { DataTable, EmptyState, useCursors } from '@switchboard/ui';
import type { Column } from '@switchboard/ui';
import { can } from '@switchboard/identity';
import { IconPhone } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useMe } from '../shell/use-me';
import { CallActions } from './call-actions';
import { durationOf } from './duration-of';
import { LiveCalls } from './live-calls';
import { useCalls } from './use-calls';
import { useTheirName } from './use-their-name';
import { WhoAnswers } from './who-answers';

/** Who called whom and for how long, what goes on for those who look after it, and who answers for which number. */
export function CallsView(): ReactElement {
  const t = useTranslations('calls');
  const maySupervise = can(useMe().role, 'call.supervise');
  return (
    <div className="page">
      <PageHeader title={t('title')} text={t('text')}>
        <WhoAnswers />
      </PageHeader>
      {maySupervise && <LiveCalls />}
      <History />
    </div>
  );
}

function History(): ReactElement {
  const t = useTranslations('calls');
  const [only, setOnly] = useState<'voicemail'>();
  const cursors = useCursors(only ?? 'calls');
  const calls = useCalls(cursors.cursor, only);
  const failed = !calls.data && (calls.error || calls.isPaused);
  return (
    <section aria-labelledby="call-history">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4" id="call-history">
          {t('history')}
        </Title>
        <SegmentedControl
          size="sm"
          aria-label={t('shown')}
          data={[
            { value: 'all', label: t('all') },
            { value: 'voicemail', label: t('voicemail') },
          ]}
          value={only ?? 'all'}
          onChange={(chosen) => setOnly(chosen === 'voicemail' ? chosen : undefined)}
        />
      </Group>
      <DataTable
        name="calls"
        caption={t('history')}
        columns={useCallColumns()}
        rows={calls.data?.items}
        rowKey={({ id }) => id}
        busy={calls.isPlaceholderData}
        problem={failed && <QueryTrouble title={t('failed')} query={calls} />}
        empty={
          <EmptyState
            icon={<IconPhone size={36} stroke={1.5} />}
            title={only ? t('noVoicemail') : t('none')}
            text={only ? t('noVoicemailText') : t('noneText')}
          />
        }
        paging={usePaging(cursors, calls.data?.cursor)}
        words={useTableWords()}
      />
    </section>
  );
}

function useCallColumns(): readonly Column<CallView>[] {
  const t = useTranslations('calls');
  return [
    { id: 'theirs', header: t('theirs'), main: true, cell: useTheirName() },
    {
      id: 'direction',
      header: t('direction'),
      short: true,
      cell: ({ direction }) => t(`directions.${direction}`),
    },
    {
      id: 'ours',
      header: t('ours'),
      cell: ({ ours }) => (ours === null ? '–' : displayNumber(ours)),
    },
    { id: 'outcome', header: t('outcome'), short: true, cell: (call) => <Outcome call={call} /> },
    {
      id: 'colleague',
      header: t('colleague'),
      cell: ({ colleague }) => colleague?.name || '–',
    },
    {
      id: 'duration',
      header: t('duration'),
      align: 'end',
      short: true,
      cell: ({ seconds }) => (seconds === null ? '–' : durationOf(seconds)),
    },
    { id: 'at', header: t('at'), short: true, cell: ({ at }) => <Moment at={at} /> },
    {
      id: 'actions',
      header: t('actions'),
      align: 'end',
      cell: (call) => <CallActions call={call} />,
    },
  ];
}

/** What became of a call; a message is what matters of one that nobody took. */
function Outcome({ call }: { readonly call: CallView }): ReactElement {
  const t = useTranslations('calls');
  if (!call.voicemail) return <>{t(outcomeOf(call))}</>;
  return (
    <Group gap={6} wrap="nowrap">
      {t('left', { duration: durationOf(call.voicemail.seconds) })}
      {!call.voicemail.heard && <Badge size="sm">{t('new')}</Badge>}
    </Group>
  );
}

function outcomeOf({ state, outcome }: CallView) {
  return outcome === null ? (`states.${state}` as const) : (`outcomes.${outcome}` as const);
}
