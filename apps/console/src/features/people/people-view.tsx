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
import { IconUsers } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { ExportButton } from '../shell/export-button';
import { RouterLink } from '../shell/router-link';
import { useMe } from '../shell/use-me';
import { NothingFound } from '../shell/nothing-found';
import { NewPerson } from './new-person';
import type { SignInAddresses } from './new-person';
import { NO_FILTER, isNarrow, isOrder, readPeopleFilter, writePeopleFilter } from './people-filter';
import { PeopleFilters } from './people-filters';
import type { FilterProps } from './people-filters';
import { usePeople } from './use-people';
import { usePeopleColumns } from './use-people-columns';
import { usePeopleNews } from './use-people-news';

/** Everybody, as many as there are: what is looked for is found by the server. */
export function PeopleView({ addresses }: { readonly addresses: SignInAddresses }): ReactElement {
  const t = useTranslations('people');
  const [filter, change] = useAddressFilter('/people', readPeopleFilter, writePeopleFilter);
  const address = writePeopleFilter(filter);
  const cursors = useCursors(address);
  const query = usePeople(filter, cursors.cursor);
  usePeopleNews();
  const columns = usePeopleColumns();
  const words = useTableWords();
  const paging = usePaging(cursors, query.data?.cursor);
  const nothing = !query.data && (query.error || query.isPaused);
  const mayCreate = can(useMe().role, 'people.manage');
  return (
    <>
      <PageHeader title={t('title')} text={t('text')}>
        <ExportButton href={`/api/export/people${address}`} filename="people.csv" />
        {mayCreate && <NewPerson addresses={addresses} />}
      </PageHeader>
      <DataTable
        name="people"
        caption={t('caption')}
        columns={columns}
        rows={query.data?.items}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/people/${id}`}
        link={RouterLink}
        sort={filter.sort}
        onSort={({ column, direction }) =>
          isOrder(column) && change({ sort: { column, direction } })
        }
        busy={query.isPlaceholderData}
        problem={nothing && <QueryTrouble title={t('failed')} query={query} />}
        empty={<NobodyFound filter={filter} onChange={change} />}
        toolbar={<PeopleFilters filter={filter} onChange={change} />}
        paging={paging}
        words={words}
      />
    </>
  );
}

function NobodyFound({ filter, onChange }: FilterProps): ReactElement {
  return (
    <NothingFound
      list="people"
      icon={<IconUsers size={36} stroke={1.5} />}
      isFiltered={isNarrow(filter)}
      onClear={() => onChange({ ...NO_FILTER, sort: filter.sort })}
    />
  );
}
