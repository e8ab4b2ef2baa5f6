'use client';

import {
  PageHeader,
  QueryTrouble,
  useAddressFilter,
  usePaging,
  useTableWords,
} from '@switchboard/page-client';
import { DataTable, useCursors } from '@switchboard/ui';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { ExportButton } from '../shell/export-button';
import { readAuditFilter, writeAuditFilter } from './audit-filter';
import { AuditFilters, NothingInAudit } from './audit-filters';
import { FollowLine } from './follow-line';
import { onTop } from './tail';
import { useAudit } from './use-audit';
import { useAuditColumns } from './use-audit-columns';
import { useChainCheck } from './use-chain-check';
import { useTail } from './use-tail';

/** What was done, by whom, and what came of it; and on asking, what is being done. */
export function AuditView(): ReactElement {
  const t = useTranslations('audit');
  const [filter, change] = useAddressFilter('/audit', readAuditFilter, writeAuditFilter);
  const address = writeAuditFilter(filter);
  const cursors = useCursors(address);
  const query = useAudit(filter, cursors.cursor);
  const [following, setFollowing] = useState(false);
  const tail = useTail(following, address);
  const page = query.data?.items;
  // What is new belongs to the first page, and is not part of any other.
  const rows = page && cursors.page === 1 ? onTop(tail.arrivals, page) : page;
  const columns = useAuditColumns((personId) => change({ personId }));
  const chain = useChainCheck();
  const words = useTableWords();
  const paging = usePaging(cursors, query.data?.cursor);
  const nothing = !query.data && (query.error || query.isPaused);
  return (
    <>
      <PageHeader title={t('title')} text={t('text')}>
        <ExportButton href={`/api/export/audit${address}`} filename="audit.csv" />
        {chain.button}
      </PageHeader>
      {chain.result}
      <FollowLine following={following} onFollow={setFollowing} tail={tail} />
      <DataTable
        name="audit"
        caption={t('caption')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        busy={query.isPlaceholderData}
        problem={nothing && <QueryTrouble title={t('failed')} query={query} />}
        empty={<NothingInAudit filter={filter} onChange={change} />}
        toolbar={<AuditFilters filter={filter} onChange={change} />}
        paging={paging}
        words={{ ...words, previous: t('newer'), next: t('older') }}
      />
    </>
  );
}
