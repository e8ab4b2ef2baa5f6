'use client';

import { Select } from '@mantine/core';
import { QueryTrouble, usePaging, useTableWords } from '@switchboard/page-client';
import { displayNumber } from '@switchboard/telephony';
import type { RecipientView } from '@switchboard/telephony-api/client';
import { DataTable, EmptyState, useCursors } from '@switchboard/ui';
import type { Column } from '@switchboard/ui';
import { IconUsers } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useWords } from '../words/use-words';
import { useRecipients } from './use-campaigns';

const STATES = ['pending', 'sending', 'sent', 'failed', 'skipped'] as const;
type State = (typeof STATES)[number];

/** What became of each recipient, in the order of the list. */
export function Recipients({ campaignId }: { readonly campaignId: string }): ReactElement {
  const t = useTranslations('recipients');
  const [state, setState] = useState<State>();
  const cursors = useCursors(state ?? 'all');
  const recipients = useRecipients(campaignId, state, cursors.cursor);
  const failed = !recipients.data && (recipients.error || recipients.isPaused);
  return (
    <DataTable
      name="recipients"
      caption={t('title')}
      columns={useRecipientColumns()}
      rows={recipients.data?.items}
      rowKey={({ to }) => to}
      busy={recipients.isPlaceholderData}
      problem={failed && <QueryTrouble title={t('failed')} query={recipients} />}
      empty={<EmptyState icon={<IconUsers size={36} stroke={1.5} />} title={t('none')} />}
      toolbar={
        <Select
          aria-label={t('state')}
          placeholder={t('all')}
          clearable
          clearButtonProps={{ 'aria-label': t('all') }}
          value={state ?? null}
          onChange={(value) => setState(STATES.find((one) => one === value))}
          data={STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
        />
      }
      paging={usePaging(cursors, recipients.data?.cursor)}
      words={useTableWords()}
    />
  );
}

function useRecipientColumns(): readonly Column<RecipientView>[] {
  const t = useTranslations('recipients');
  const { delivery } = useWords();
  return [
    { id: 'to', header: t('to'), main: true, cell: ({ to }) => displayNumber(to) },
    { id: 'state', header: t('state'), short: true, cell: ({ state }) => t(`states.${state}`) },
    {
      id: 'reason',
      header: t('reason'),
      cell: ({ reason }) => (reason === null ? '–' : delivery(reason)),
    },
  ];
}
