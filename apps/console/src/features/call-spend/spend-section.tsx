'use client';

import { Alert, Skeleton, Stack, Text, Title } from '@mantine/core';
import { QueryTrouble, useTableWords } from '@switchboard/page-client';
import { DataTable, EmptyState } from '@switchboard/ui';
import { IconAlertTriangle, IconCoin } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { SpendChart } from './spend-chart';
import { useCallSpend } from './use-call-spend';
import type { CallSpend } from './use-call-spend';
import { useSpendColumns } from './use-spend-columns';

/** What calls to phones have cost, by day and by number, and how near the caps are. */
export function SpendSection(): ReactElement {
  const t = useTranslations('callSpend');
  const query = useCallSpend();
  const spend = query.data;
  return (
    <section aria-labelledby="call-spend">
      <Title order={2} size="h4" id="call-spend">
        {t('title')}
      </Title>
      <Text c="dimmed" size="sm" mb="sm">
        {t('text')}
      </Text>
      {!spend && (query.error || query.isPaused) ? (
        <QueryTrouble title={t('failed')} query={query} />
      ) : (
        <Stack>
          {spend && spend.resource.today.cutOff > 0 && (
            <Alert
              role="note"
              color="red"
              icon={<IconAlertTriangle aria-hidden />}
              title={t('cutOff.title')}
            >
              {t('cutOff.text', { count: spend.resource.today.cutOff })}
            </Alert>
          )}
          {spend ? <SpendChart spend={spend} /> : <Skeleton height={260} />}
          <SpendTable spend={spend} />
        </Stack>
      )}
    </section>
  );
}

function SpendTable({ spend }: { readonly spend: CallSpend | undefined }): ReactElement {
  const t = useTranslations('callSpend');
  const words = useTableWords();
  const columns = useSpendColumns(spend?.currency ?? 'USD');
  const rows = spend && [{ ...spend.resource, phoneNumber: null }, ...spend.numbers];
  return (
    <DataTable
      name="call-spend"
      caption={t('byNumber')}
      columns={columns}
      rows={rows}
      rowKey={({ phoneNumber }) => phoneNumber ?? ''}
      empty={<EmptyState icon={<IconCoin size={36} stroke={1.5} />} title={t('none')} text="" />}
      words={words}
    />
  );
}
