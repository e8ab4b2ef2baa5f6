'use client';

import { Button } from '@mantine/core';
import type { ScriptView } from '@switchboard/bots-api/client';
import type { Column } from '@switchboard/ui';
import { useFormatter, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { DeviationText } from './deviation-text';
import { OutcomeBadge } from './outcome-badge';
import type { TestResult } from './run-scripts';

export function useScriptColumns(
  results: ReadonlyMap<string, TestResult>,
  onEdit: (script: ScriptView) => void,
): readonly Column<ScriptView>[] {
  const t = useTranslations('tests');
  const channels = useTranslations('conversations');
  const format = useFormatter();
  return [
    { id: 'name', header: t('name'), main: true, cell: ({ script }) => script.name },
    {
      ...{ id: 'channel', header: t('channel'), short: true },
      cell: ({ script }) => channels(`channels.${script.channel}`),
    },
    {
      ...{ id: 'lines', header: t('lines'), align: 'end', short: true },
      cell: ({ script }) => script.lines.length,
    },
    {
      ...{ id: 'result', header: t('result') },
      cell: (row) => <Result row={row} result={results.get(row.id)} />,
    },
    {
      ...{ id: 'took', header: t('took'), align: 'end', short: true },
      cell: ({ id }) => {
        const ms = results.get(id)?.ms;
        if (ms === undefined) return '–';
        return format.number(ms, {
          ...{ style: 'unit', unit: 'millisecond', maximumFractionDigits: 0 },
        });
      },
    },
    {
      ...{ id: 'actions', header: t('actions'), align: 'end', short: true },
      cell: (row) => (
        <Button
          variant="default"
          size="compact-sm"
          aria-label={t('openOne', { name: row.script.name })}
          onClick={() => onEdit(row)}
        >
          {t('open')}
        </Button>
      ),
    },
  ];
}

/** Passed, or the first thing that was not as expected. */
function Result({
  row: { script },
  result,
}: {
  readonly row: ScriptView;
  readonly result: TestResult | undefined;
}): ReactElement {
  if (!result) return <>–</>;
  const { deviation } = result;
  return (
    <>
      <OutcomeBadge isPassed={!deviation} />
      {deviation && <DeviationText deviation={deviation} lines={script.lines.length} />}
    </>
  );
}
