'use client';

import { access, QueryTrouble } from '@switchboard/page-client';
import { DataTable, EmptyState } from '@switchboard/ui';
import type { Sort } from '@switchboard/ui';
import { IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { PageHeader } from '../shell/page-header';
import { useTableWords } from '../shell/use-table-words';
import { sortOrphans } from './sort-orphans';
import { StateCards } from './state-cards';
import { useLedgerColumns } from './use-ledger-columns';

/** Communication identities that nobody has: why they are there and what becomes of them. */
export function LedgerView(): ReactElement {
  const t = useTranslations('ledger');
  const [sort, setSort] = useState<Sort>({ column: 'changed', direction: 'descending' });
  const query = useQuery({
    queryKey: ['ledger'],
    queryFn: ({ signal }) => access.ledger.orphans.query(undefined, { signal }),
  });
  const columns = useLedgerColumns();
  const words = useTableWords();
  const nothing = !query.data && (query.error || query.isPaused);
  return (
    <>
      <PageHeader title={t('title')} text={t('text')} />
      {query.data && <StateCards orphans={query.data} />}
      <DataTable
        name="ledger"
        caption={t('caption')}
        columns={columns}
        rows={query.data && sortOrphans(query.data, sort)}
        rowKey={({ id }) => id}
        sort={sort}
        onSort={setSort}
        problem={nothing && <QueryTrouble title={t('failed')} query={query} />}
        empty={
          <EmptyState
            icon={<IconCircleCheck size={36} stroke={1.5} />}
            title={t('empty')}
            text={t('emptyText')}
          />
        }
        words={words}
      />
    </>
  );
}
