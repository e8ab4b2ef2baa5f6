'use client';

import { Button, Text, Title } from '@mantine/core';
import { useTableWords } from '@switchboard/page-client';
import { DataTable, EmptyState } from '@switchboard/ui';
import { IconPlus, IconWorld } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { RateDialog } from './rate-dialog';
import type { RulesProps } from './rules-props';
import type { Rate } from './use-call-spend';
import { useRateColumns } from './use-rate-columns';

/** Where phones may be called, and what that costs; the longest prefix counts. */
export function RatesSection({ rules, mayManage }: RulesProps): ReactElement {
  const t = useTranslations('callSpend');
  const words = useTableWords();
  const [edited, edit] = useState<Rate | 'new'>();
  const columns = useRateColumns({ rules, mayManage }, edit);
  return (
    <section aria-labelledby="call-rates">
      <Title order={2} size="h4" id="call-rates">
        {t('rates')}
      </Title>
      <Text c="dimmed" size="sm" mb="sm">
        {t('ratesText')}
      </Text>
      <DataTable
        name="call-rates"
        caption={t('rates')}
        columns={columns}
        rows={rules?.rates}
        rowKey={({ prefix }) => prefix}
        empty={
          <EmptyState
            icon={<IconWorld size={36} stroke={1.5} />}
            title={t('noRates')}
            text={t('noRatesText')}
          />
        }
        toolbar={
          mayManage &&
          rules && (
            <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => edit('new')}>
              {t('addRate')}
            </Button>
          )
        }
        words={words}
      />
      {edited && rules && (
        <RateDialog
          rules={rules}
          rate={edited === 'new' ? undefined : edited}
          onClose={() => edit(undefined)}
        />
      )}
    </section>
  );
}
