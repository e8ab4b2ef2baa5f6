'use client';

import { Button, Text, Title } from '@mantine/core';
import { QueryTrouble, useTableWords } from '@switchboard/page-client';
import { DataTable, EmptyState } from '@switchboard/ui';
import type { Column } from '@switchboard/ui';
import { IconPhone } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { CallLink } from '../calls/call-link';
import { Moment } from '../shell/moment';
import { CallState } from './call-state';
import { LadderDrawer } from './ladder-drawer';
import { usePhoneCalls } from './use-ladders';
import type { PhoneCall } from './use-ladders';

/** The latest calls with phones, and what was said about each. */
export function CallsSection(): ReactElement {
  const t = useTranslations('phoneNetwork.calls');
  const words = useTableWords();
  const query = usePhoneCalls();
  const [shown, show] = useState<PhoneCall>();
  const columns = useCallColumns(show);
  const isLost = !query.data && (query.error || query.isPaused);
  return (
    <section aria-labelledby="phone-calls">
      <Title order={2} size="h4" id="phone-calls">
        {t('title')}
      </Title>
      <Text c="dimmed" size="sm" mb="sm">
        {t('text')}
      </Text>
      {isLost ? (
        <QueryTrouble title={t('failed')} query={query} />
      ) : (
        <DataTable
          name="phone-calls"
          caption={t('title')}
          columns={columns}
          rows={query.data}
          rowKey={({ id }) => id}
          empty={
            <EmptyState
              icon={<IconPhone size={36} stroke={1.5} />}
              title={t('none')}
              text={t('noneText')}
            />
          }
          words={words}
        />
      )}
      <LadderDrawer call={shown} onClose={() => show(undefined)} />
    </section>
  );
}

function useCallColumns(onShow: (call: PhoneCall) => void): readonly Column<PhoneCall>[] {
  const t = useTranslations('phoneNetwork.calls');
  const format = useFormatter();
  const time = (at: string): string => format.dateTime(new Date(at), { timeStyle: 'medium' });
  return [
    {
      id: 'started',
      header: t('started'),
      main: true,
      cell: (one) => <Moment at={one.startedAt} />,
    },
    {
      id: 'direction',
      header: t('direction'),
      short: true,
      cell: ({ direction }) => t(`directions.${direction}`),
    },
    { id: 'trunk', header: t('trunk'), cell: ({ trunk }) => trunk ?? t('noTrunk') },
    { id: 'state', header: t('stateOf'), short: true, cell: (call) => <CallState call={call} /> },
    {
      id: 'call',
      header: t('id'),
      short: true,
      cell: ({ callId }) =>
        callId === null ? '–' : <CallLink callId={callId}>{t('details')}</CallLink>,
    },
    {
      id: 'messages',
      header: t('messages'),
      short: true,
      cell: (call) => (
        <Button
          variant="default"
          size="xs"
          aria-label={t('showOf', { time: time(call.startedAt) })}
          onClick={() => onShow(call)}
        >
          {t('show')}
        </Button>
      ),
    },
  ];
}
