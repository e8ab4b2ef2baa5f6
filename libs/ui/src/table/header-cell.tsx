'use client';

import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { Column, Sort } from './column.ts';

/** The head of a column; a button where rows can be sorted by it. */
export function HeaderCell<Row>({
  column,
  sort,
  onSort,
}: {
  readonly column: Column<Row>;
  readonly sort: Sort | undefined;
  readonly onSort: ((sort: Sort) => void) | undefined;
}): ReactElement {
  const sortable = column.sortable && onSort;
  const direction = sort?.column === column.id ? sort.direction : undefined;
  const turn = (): void =>
    onSort?.({
      column: column.id,
      direction: direction === 'ascending' ? 'descending' : 'ascending',
    });
  return (
    <th
      role="columnheader"
      scope="col"
      data-align={column.align}
      aria-sort={sortable ? (direction ?? 'none') : undefined}
    >
      {sortable ? (
        <UnstyledButton className="data-table-sort-button" onClick={turn}>
          {column.header}
          <SortIcon direction={direction} />
        </UnstyledButton>
      ) : (
        column.header
      )}
    </th>
  );
}

function SortIcon({ direction }: { readonly direction: Sort['direction'] | undefined }) {
  if (direction === 'ascending') return <IconArrowUp size={14} aria-hidden />;
  if (direction === 'descending') return <IconArrowDown size={14} aria-hidden />;
  return <IconArrowsSort size={14} aria-hidden opacity={0.6} />;
}
