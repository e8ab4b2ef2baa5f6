'use client';

import { Box, Title } from '@mantine/core';
import { QueryTrouble, usePaging, useTableWords } from '@switchboard/page-client';
import { DataTable, EmptyState, useCursors } from '@switchboard/ui';
import { IconHistory } from '@tabler/icons-react';
import { useNow, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { usePastColumns } from './use-handover-columns';
import { usePastHandovers } from './use-handovers';

const MINUTE_MS = 60_000;

/** What became of those of today, and how long each of them waited. */
export function PastHandovers(): ReactElement {
  const t = useTranslations('handovers');
  const since = new Date(useNow({ updateInterval: MINUTE_MS }));
  since.setHours(0, 0, 0, 0);
  const cursors = useCursors(since.toISOString());
  const past = usePastHandovers(since.toISOString(), cursors.cursor);
  const failed = !past.data && (past.error || past.isPaused);
  return (
    <Box component="section" aria-labelledby="handovers-past">
      <Title order={2} size="h4" id="handovers-past" mb="xs">
        {t('sections.today')}
      </Title>
      <DataTable
        name="handovers-past"
        caption={t('sections.today')}
        columns={usePastColumns()}
        rows={past.data?.items}
        rowKey={({ id }) => id}
        busy={past.isPlaceholderData}
        problem={failed && <QueryTrouble title={t('failed')} query={past} />}
        empty={
          <EmptyState
            icon={<IconHistory size={36} stroke={1.5} />}
            title={t('noneToday')}
            text={t('noneTodayText')}
          />
        }
        paging={usePaging(cursors, past.data?.cursor)}
        words={useTableWords()}
      />
    </Box>
  );
}
