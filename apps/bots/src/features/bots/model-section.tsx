'use client';

import { Title, Text } from '@mantine/core';
import type { ModelSpend } from '@switchboard/bots-api/client';
import { QueryTrouble, useTableWords } from '@switchboard/page-client';
import { DataTable } from '@switchboard/ui';
import type { Column } from '@switchboard/ui';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { bots } from '../live/bots';
import { keys } from '../live/keys';

type Day = ModelSpend['days'][number];

/** What a language model was asked and has cost; nothing where none ever was. */
export function ModelSection(): ReactElement | null {
  const t = useTranslations('model');
  const format = useFormatter();
  const spend = useQuery({
    queryKey: keys.models,
    queryFn: ({ signal }) => bots.models.spend.query(undefined, { signal }),
  });
  const columns = useColumns();
  const words = useTableWords();
  if (!spend.data)
    return spend.error ? <QueryTrouble title={t('loadFailed')} query={spend} /> : null;
  const { limits, days } = spend.data;
  if (!limits && days.length === 0) return null;
  return (
    <section aria-labelledby="model" className="below">
      <Title order={2} size="h4" id="model">
        {t('title')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {limits
          ? t('limits', {
              requests: format.number(limits.requestsADay),
              tokens: format.number(limits.tokensADay),
            })
          : t('off')}
      </Text>
      <DataTable
        name="model-days"
        caption={t('title')}
        columns={columns}
        rows={days}
        rowKey={({ day }) => day}
        empty={<Text size="sm">{t('none')}</Text>}
        words={words}
      />
    </section>
  );
}

function useColumns(): readonly Column<Day>[] {
  const t = useTranslations('model');
  const format = useFormatter();
  const amount = (id: keyof Omit<Day, 'day'>): Column<Day> => ({
    ...{ id, header: t(id), align: 'end', short: true },
    cell: (day) => format.number(day[id]),
  });
  return [
    {
      ...{ id: 'day', header: t('day'), main: true },
      cell: ({ day }) => format.dateTime(new Date(`${day}T12:00:00`), { dateStyle: 'medium' }),
    },
    ...(['requests', 'failed', 'refused', 'tokensIn', 'tokensOut'] as const).map(amount),
  ];
}
