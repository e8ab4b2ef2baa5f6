'use client';

import { Alert, Box, Button } from '@mantine/core';
import { PageHeader, QueryTrouble, useReason, useTableWords } from '@switchboard/page-client';
import { DataTable, EmptyState } from '@switchboard/ui';
import { IconAlertTriangle, IconRefresh, IconRobot, IconRobotOff } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { SpeechSection } from '../speech/speech-section';
import { ModelSection } from './model-section';
import { useBotColumns } from './use-bot-columns';
import { BOTS, useBots, useSwitchBot } from './use-bots';
import { useBotsPlace } from './use-bots-place';

/** Every bot: whether it is on, where it answers, and how it does. */
export function BotsView(): ReactElement {
  const t = useTranslations('bots');
  const isHere = useBotsPlace() !== undefined;
  return (
    <>
      <PageHeader title={t('title')} text={t('text')}>
        {isHere && <Refresh />}
      </PageHeader>
      {isHere ? (
        <Bots />
      ) : (
        <EmptyState
          icon={<IconRobotOff size={36} stroke={1.5} />}
          title={t('notHere')}
          text={t('notHereText')}
        />
      )}
    </>
  );
}

function Refresh(): ReactElement {
  const t = useTranslations('bots');
  const queries = useQueryClient();
  return (
    <Button
      variant="default"
      leftSection={<IconRefresh size={16} aria-hidden />}
      onClick={() => void queries.invalidateQueries({ queryKey: BOTS })}
    >
      {t('look')}
    </Button>
  );
}

function Bots(): ReactElement {
  const t = useTranslations('bots');
  const reason = useReason();
  const query = useBots();
  const change = useSwitchBot();
  const columns = useBotColumns(change.mutate);
  const failed = !query.data && (query.error || query.isPaused);
  return (
    <>
      {change.isError && (
        <Alert color="red" role="alert" icon={<IconAlertTriangle />} mb="md">
          {t('switchFailed', { bot: change.variables.bot.title, reason: reason(change.error) })}
        </Alert>
      )}
      <DataTable
        name="bots"
        caption={t('title')}
        columns={columns}
        rows={query.data?.items}
        rowKey={({ id }) => id}
        problem={failed && <QueryTrouble title={t('failed')} query={query} />}
        empty={
          <EmptyState
            icon={<IconRobot size={36} stroke={1.5} />}
            title={t('none')}
            text={t('noneText')}
          />
        }
        words={useTableWords()}
      />
      {query.data && <ModelSection />}
      <Box mt="xl">
        <SpeechSection />
      </Box>
    </>
  );
}
