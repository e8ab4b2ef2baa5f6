'use client';

import { Box, Text, Title } from '@mantine/core';
import { QueryTrouble, useTableWords } from '@switchboard/page-client';
import { displayNumber } from '@switchboard/telephony';
import type { LiveCallView } from '@switchboard/telephony-api/client';
import { DataTable, EmptyState } from '@switchboard/ui';
import type { Column } from '@switchboard/ui';
import { IconPhoneCall } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { Since } from './since';
import { useLiveCalls } from './use-calls';
import { useTheirName } from './use-their-name';

/** Who talks to whom, where it rings, and who waits, as it is now. */
export function LiveCalls(): ReactElement {
  const t = useTranslations('liveCalls');
  const calls = useLiveCalls();
  const failed = !calls.data && (calls.error || calls.isPaused);
  return (
    <Box component="section" aria-labelledby="live-calls" mb="xl">
      <Title order={2} size="h4" id="live-calls" mb="xs">
        {t('title')}
      </Title>
      <DataTable
        name="live-calls"
        caption={t('title')}
        columns={useLiveColumns()}
        rows={calls.data?.items}
        rowKey={({ id }) => id}
        problem={failed && <QueryTrouble title={t('failed')} query={calls} />}
        empty={<EmptyState icon={<IconPhoneCall size={36} stroke={1.5} />} title={t('none')} />}
        words={useTableWords()}
      />
      {calls.data?.isMore && <Text size="sm">{t('more')}</Text>}
    </Box>
  );
}

function useLiveColumns(): readonly Column<LiveCallView>[] {
  const t = useTranslations('liveCalls');
  const words = useTranslations('calls');
  const nameOf = useTheirName();
  const state = useStateOf();
  return [
    { id: 'theirs', header: words('theirs'), main: true, cell: nameOf },
    {
      id: 'direction',
      header: words('direction'),
      short: true,
      cell: ({ direction }) => words(`directions.${direction}`),
    },
    {
      id: 'ours',
      header: words('ours'),
      cell: ({ ours }) => (ours === null ? '–' : displayNumber(ours)),
    },
    { id: 'state', header: t('state'), cell: state },
    {
      id: 'since',
      header: t('since'),
      align: 'end',
      short: true,
      cell: ({ at, answeredAt }) => <Since at={answeredAt ?? at} />,
    },
  ];
}

/** Where a call is, in a few words. */
function useStateOf(): (call: LiveCallView) => string {
  const t = useTranslations('liveCalls');
  const format = useFormatter();
  return ({ state, colleague, ringing }) => {
    if (state === 'answered') return t('talks', { name: colleague?.name || t('somebody') });
    if (state === 'mailbox') return t('leavesMessage');
    if (ringing.length === 0) return t('waits');
    const names = ringing.map(({ name }) => name || t('somebody'));
    return t('rings', { names: format.list(names) });
  };
}
