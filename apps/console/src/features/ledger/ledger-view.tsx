'use client';

import { can } from '@switchboard/identity';
import {
  PageHeader,
  QueryTrouble,
  useAddressFilter,
  usePaging,
  useTableWords,
} from '@switchboard/page-client';
import { DataTable, useCursors } from '@switchboard/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useMe } from '../shell/use-me';
import { isAskable, readLedgerFilter, writeLedgerFilter } from './ledger-filter';
import { LedgerFilters, NothingInLedger } from './ledger-filters';
import { LeftOver } from './left-over';
import { LineDrawer } from './line-drawer';
import { LEDGER, useLedger } from './use-ledger';
import type { LedgerLine } from './use-ledger';
import { useLedgerColumns } from './use-ledger-columns';
import { useRepair } from './use-repair';

/** Which communication identity is whose; which are nobody's, why, and what becomes of them. */
export function LedgerView(): ReactElement {
  const t = useTranslations('ledger');
  const [filter, change] = useAddressFilter('/ledger', readLedgerFilter, writeLedgerFilter);
  const [explained, setExplained] = useState<LedgerLine>();
  const cursors = useCursors(writeLedgerFilter(filter));
  const query = useLedger(filter, cursors.cursor);
  const askable = isAskable(filter);
  const columns = useLedgerColumns(setExplained);
  const repair = useRepair();
  const paging = usePaging(cursors, query.data?.cursor);
  const words = useTableWords();
  const nothing = askable && !query.data && (query.error || query.isPaused);
  const queries = useQueryClient();
  const refetch = (): Promise<void> => queries.refetchQueries({ queryKey: LEDGER });
  return (
    <>
      <PageHeader title={t('title')} text={t('text')}>
        {can(useMe().role, 'ledger.repair') && repair.button}
      </PageHeader>
      {repair.result}
      {!nothing && <LeftOver filter={filter} onChange={change} />}
      <DataTable
        name="ledger"
        caption={t('caption')}
        columns={columns}
        rows={askable ? query.data?.items : []}
        rowKey={({ id }) => id}
        busy={query.isPlaceholderData}
        problem={nothing && <QueryTrouble title={t('failed')} query={{ ...query, refetch }} />}
        empty={<NothingInLedger filter={filter} onChange={change} />}
        toolbar={<LedgerFilters filter={filter} onChange={change} />}
        paging={paging}
        words={{ ...words, previous: t('newer'), next: t('older') }}
      />
      <LineDrawer line={explained} onClose={() => setExplained(undefined)} />
    </>
  );
}
