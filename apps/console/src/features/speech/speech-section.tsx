'use client';

import { SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useTableWords } from '@switchboard/page-client';
import { DataTable, EmptyState } from '@switchboard/ui';
import { IconMicrophone } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { ControlTrouble } from '../shell/control-trouble';
import { SpeechCharts } from './speech-charts';
import { byProvider } from './speech-days';
import type { SpeechUse } from './speech-days';
import { useProviderColumns } from './use-provider-columns';
import { useSpeech } from './use-speech';

/** How much the data plane spoke and listened to lately, by day and by who did it. */
export function SpeechSection(): ReactElement {
  const t = useTranslations('speech');
  const query = useSpeech();
  const use = query.data;
  return (
    <section aria-labelledby="speech">
      <Title order={2} size="h4" id="speech">
        {t('title')}
      </Title>
      <Text c="dimmed" size="sm" mb="sm">
        {t('text')}
      </Text>
      {!use && (query.error || query.isPaused) ? (
        <ControlTrouble area="speech" query={query} />
      ) : (
        <Shown use={use} />
      )}
    </section>
  );
}

function Shown({ use }: { readonly use: SpeechUse | undefined }): ReactElement {
  const t = useTranslations('speech');
  const columns = useProviderColumns();
  const words = useTableWords();
  if (use?.days.length === 0) {
    return (
      <EmptyState
        icon={<IconMicrophone size={36} stroke={1.5} />}
        title={t('none')}
        text={t('noneText')}
      />
    );
  }
  return (
    <Stack>
      {use ? <SpeechCharts use={use} /> : <Waiting />}
      <DataTable
        name="speech"
        caption={t('byProvider')}
        columns={columns}
        rows={use && byProvider(use)}
        rowKey={({ provider }) => provider}
        empty={null}
        words={words}
      />
    </Stack>
  );
}

function Waiting(): ReactElement {
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }}>
      <Skeleton height={260} />
      <Skeleton height={260} />
    </SimpleGrid>
  );
}
