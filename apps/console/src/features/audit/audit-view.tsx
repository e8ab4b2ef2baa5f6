'use client';

import { Button, Select } from '@mantine/core';
import { QueryTrouble } from '@switchboard/page-client';
import { DataTable, EmptyState, useCursors } from '@switchboard/ui';
import { IconFileCheck, IconFilterOff } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { PersonFilter } from '../people/person-filter';
import { ExportLink } from '../shell/export-link';
import { PageHeader } from '../shell/page-header';
import { usePaging } from '../shell/use-paging';
import { useTableWords } from '../shell/use-table-words';
import { writeAuditFilter } from './audit-filter';
import type { AuditFilter } from './audit-filter';
import { isOutcome, OUTCOMES } from './outcomes';
import { useAudit } from './use-audit';
import { useAuditColumns } from './use-audit-columns';
import { useAuditFilter } from './use-audit-filter';
import { useChainCheck } from './use-chain-check';

/** What was done, by whom, and what came of it. */
export function AuditView(): ReactElement {
  const t = useTranslations('audit');
  const [filter, change] = useAuditFilter();
  const cursors = useCursors(`${filter.personId} ${filter.outcome}`);
  const query = useAudit(filter, cursors.cursor);
  const columns = useAuditColumns((personId) => change({ personId }));
  const chain = useChainCheck();
  const words = useTableWords();
  const paging = usePaging(cursors, query.data?.cursor);
  const nothing = !query.data && (query.error || query.isPaused);
  return (
    <>
      <PageHeader title={t('title')} text={t('text')}>
        <ExportLink href={`/api/export/audit${writeAuditFilter(filter)}`} label={t('export')} />
        {chain.button}
      </PageHeader>
      {chain.result}
      <DataTable
        name="audit"
        caption={t('caption')}
        columns={columns}
        rows={query.data?.items}
        rowKey={({ id }) => id}
        busy={query.isPlaceholderData}
        problem={nothing && <QueryTrouble title={t('failed')} query={query} />}
        empty={<NothingFound filter={filter} onClear={change} />}
        toolbar={<Filters filter={filter} onChange={change} />}
        paging={paging}
        words={{ ...words, previous: t('newer'), next: t('older') }}
      />
    </>
  );
}

type Change = (change: Partial<AuditFilter>) => void;

function Filters({
  filter,
  onChange,
}: {
  readonly filter: AuditFilter;
  readonly onChange: Change;
}): ReactElement {
  const t = useTranslations('audit');
  return (
    <>
      <PersonFilter personId={filter.personId} onChange={(personId) => onChange({ personId })} />
      <Select
        label={t('result')}
        placeholder={t('anyResult')}
        data={OUTCOMES.map((outcome) => ({ value: outcome, label: t(`outcome.${outcome}`) }))}
        value={filter.outcome}
        onChange={(outcome) => onChange({ outcome: isOutcome(outcome) ? outcome : null })}
        clearable
        clearButtonProps={{ 'aria-label': t('clearResult') }}
        w={180}
      />
    </>
  );
}

function NothingFound({
  filter,
  onClear,
}: {
  readonly filter: AuditFilter;
  readonly onClear: Change;
}): ReactElement {
  const t = useTranslations('audit');
  const filtered = filter.personId !== null || filter.outcome !== null;
  return (
    <EmptyState
      icon={<IconFileCheck size={36} stroke={1.5} />}
      title={t(filtered ? 'noneFound' : 'empty')}
      text={t(filtered ? 'noneFoundText' : 'emptyText')}
    >
      {filtered && (
        <Button
          variant="default"
          leftSection={<IconFilterOff size={18} aria-hidden />}
          onClick={() => onClear({ personId: null, outcome: null })}
        >
          {t('clear')}
        </Button>
      )}
    </EmptyState>
  );
}
