'use client';

import { Text, Title } from '@mantine/core';
import { QueryTrouble, useTableWords } from '@switchboard/page-client';
import { DataTable, EmptyState } from '@switchboard/ui';
import type { Column } from '@switchboard/ui';
import { IconReceipt } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { CallLink } from '../calls/call-link';
import { Moment } from '../shell/moment';
import { useAmount } from './use-amount';
import { useCharges } from './use-call-spend';
import type { Charge } from './use-call-spend';

/** The latest finished calls to phones, and what each has cost. */
export function ChargesSection({ currency }: { readonly currency: string }): ReactElement {
  const t = useTranslations('callSpend');
  const words = useTableWords();
  const query = useCharges();
  const columns = useChargeColumns(currency);
  const isLost = !query.data && (query.error || query.isPaused);
  return (
    <section aria-labelledby="call-charges">
      <Title order={2} size="h4" id="call-charges">
        {t('charges')}
      </Title>
      <Text c="dimmed" size="sm" mb="sm">
        {t('chargesText')}
      </Text>
      <DataTable
        name="call-charges"
        caption={t('charges')}
        columns={columns}
        rows={query.data}
        rowKey={({ id }) => id}
        problem={isLost && <QueryTrouble title={t('chargesFailed')} query={query} />}
        empty={
          <EmptyState
            icon={<IconReceipt size={36} stroke={1.5} />}
            title={t('noCharges')}
            text={t('noChargesText')}
          />
        }
        words={words}
      />
    </section>
  );
}

function useChargeColumns(currency: string): readonly Column<Charge>[] {
  const t = useTranslations('callSpend');
  const amount = useAmount(currency);
  return [
    {
      id: 'started',
      header: t('started'),
      main: true,
      cell: (one) => <Moment at={one.startedAt} />,
    },
    {
      id: 'number',
      header: t('from'),
      cell: ({ phoneNumber }) => <span className="moment">{phoneNumber}</span>,
    },
    {
      id: 'to',
      header: t('to'),
      cell: ({ country, prefix }) => (country ? `${country} (${prefix}…)` : `${prefix}…`),
    },
    {
      id: 'outcome',
      header: t('outcome'),
      short: true,
      cell: (one) => t(`outcomes.${one.outcome}`),
    },
    {
      id: 'duration',
      header: t('duration'),
      short: true,
      align: 'end',
      cell: ({ seconds }) => t('seconds', { count: seconds }),
    },
    {
      id: 'cost',
      header: t('cost'),
      short: true,
      align: 'end',
      cell: ({ cost }) => amount(cost, 4),
    },
    {
      id: 'call',
      header: t('callId'),
      extra: true,
      cell: ({ callId }) => (
        <CallLink callId={callId}>
          <span className="code breakable">{callId}</span>
        </CallLink>
      ),
    },
  ];
}
