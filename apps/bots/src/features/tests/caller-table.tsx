'use client';

import { Anchor } from '@mantine/core';
import type { CallerView, RunView } from '@switchboard/bots-api/client';
import { useTableWords } from '@switchboard/page-client';
import { DataTable } from '@switchboard/ui';
import type { Column } from '@switchboard/ui';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useDraft } from '../flow/draft';
import { DeviationText } from './deviation-text';
import { OutcomeBadge } from './outcome-badge';
import { useScripts } from './use-scripts';

type Row = CallerView & { readonly at: number };

/** What came of each caller, and the way to what was said. */
export function CallerTable({ run }: { readonly run: RunView }): ReactElement {
  const t = useTranslations('callers');
  return (
    <DataTable
      name="callers"
      caption={t('title')}
      columns={useColumns()}
      rows={run.callers.map((caller, at) => ({ ...caller, at }))}
      rowKey={({ at }) => String(at)}
      empty={null}
      words={useTableWords()}
    />
  );
}

function useColumns(): readonly Column<Row>[] {
  const t = useTranslations('callers');
  const format = useFormatter();
  const items = useScripts(useDraft().botId).data?.items ?? [];
  const linesOf = (name: string): number | undefined =>
    items.find(({ script }) => script.name === name)?.script.lines.length;
  return [
    { id: 'caller', header: t('caller'), main: true, cell: ({ at }) => at + 1 },
    { id: 'script', header: t('script'), cell: ({ script }) => script },
    {
      ...{ id: 'result', header: t('result') },
      cell: ({ state, deviation, script }) => (
        <>
          {state === 'waiting' || state === 'calling' ? (
            t(`states.${state}`)
          ) : (
            <OutcomeBadge isPassed={state === 'passed'} />
          )}
          {deviation && <DeviationText deviation={deviation} lines={linesOf(script)} />}
        </>
      ),
    },
    {
      ...{ id: 'took', header: t('took'), align: 'end', short: true },
      cell: ({ seconds }) =>
        seconds === null
          ? '–'
          : format.number(seconds, { style: 'unit', unit: 'second', maximumFractionDigits: 1 }),
    },
    {
      ...{ id: 'conversation', header: t('conversation'), short: true },
      cell: ({ conversationId }) =>
        conversationId === null ? (
          '–'
        ) : (
          <Anchor component={Link} href={`/conversations/${conversationId}`} size="sm">
            {t('open')}
          </Anchor>
        ),
    },
  ];
}
