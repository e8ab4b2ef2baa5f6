'use client';

import { Alert, Button, Group, Text } from '@mantine/core';
import type { ScriptView } from '@switchboard/bots-api/client';
import { can } from '@switchboard/identity';
import { QueryTrouble, useTableWords } from '@switchboard/page-client';
import { DataTable, EmptyState } from '@switchboard/ui';
import { IconFlask, IconPlayerPlay, IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useDraft } from '../flow/draft';
import { useMe } from '../shell/use-me';
import { useRefusal } from '../shell/use-refusal';
import { CallersSection } from './callers-section';
import { ScriptDialog } from './script-dialog';
import { useScriptColumns } from './use-script-columns';
import { useScripts } from './use-scripts';
import { useTestRun } from './use-test-run';

/** Whether the draft still does what it should: one line for each person who is made up. */
export function TestsView(): ReactElement {
  const t = useTranslations('tests');
  const refusal = useRefusal();
  const { botId, isComplete } = useDraft();
  const mayManage = can(useMe().role, 'number.manage');
  const [edited, edit] = useState<ScriptView | 'new'>();
  const scripts = useScripts(botId);
  const items = scripts.data?.items ?? [];
  const { run, results } = useTestRun();
  return (
    <section aria-label={t('title')}>
      <Group justify="space-between" my="sm">
        <Summary count={items.length} results={results} />
        <Group gap="xs">
          {mayManage && (
            <Button
              variant="default"
              leftSection={<IconPlus size={18} aria-hidden />}
              onClick={() => edit('new')}
            >
              {t('add')}
            </Button>
          )}
          <Button
            leftSection={<IconPlayerPlay size={18} aria-hidden />}
            disabled={!isComplete || items.length === 0}
            loading={run.isPending}
            onClick={() => run.mutate(items)}
          >
            {t('run')}
          </Button>
        </Group>
      </Group>
      {run.isError && (
        <Alert color="red" role="alert" mb="sm">
          {refusal(run.error)}
        </Alert>
      )}
      <DataTable
        name="scripts"
        caption={t('title')}
        columns={useScriptColumns(results, edit)}
        rows={scripts.data?.items}
        rowKey={({ id }) => id}
        problem={
          !scripts.data &&
          (scripts.error || scripts.isPaused) && (
            <QueryTrouble title={t('failed')} query={scripts} />
          )
        }
        empty={
          <EmptyState
            icon={<IconFlask size={36} stroke={1.5} />}
            title={t('none')}
            text={t('noneText')}
          />
        }
        words={useTableWords()}
      />
      <CallersSection mayManage={mayManage} />
      {edited && (
        <ScriptDialog
          script={edited === 'new' ? undefined : edited}
          mayManage={mayManage}
          onClose={() => edit(undefined)}
        />
      )}
    </section>
  );
}

function Summary({
  count,
  results,
}: {
  readonly count: number;
  readonly results: ReturnType<typeof useTestRun>['results'];
}): ReactElement {
  const t = useTranslations('tests');
  const failed = [...results.values()].filter(({ deviation }) => deviation).length;
  const passed = results.size - failed;
  return (
    <Text role="status">
      {results.size === 0 ? t('count', { count }) : t('summary', { passed, failed })}
    </Text>
  );
}
