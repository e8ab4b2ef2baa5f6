'use client';

import { NativeSelect } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Column, Sort, TableWords } from './column.ts';

const DIRECTIONS = ['ascending', 'descending'] as const;

/** Sorting where rows are cards and there are no heads of columns to press. */
export function SortChoice<Row>({
  columns,
  sort,
  onSort,
  words,
}: {
  readonly columns: readonly Column<Row>[];
  readonly sort: Sort | undefined;
  readonly onSort: (sort: Sort) => void;
  readonly words: TableWords;
}): ReactElement | null {
  const options = columns
    .filter(({ sortable }) => sortable)
    .flatMap(({ id, header }) =>
      DIRECTIONS.map((direction) => ({
        value: `${direction} ${id}`,
        label: words[direction](header),
      })),
    );
  if (options.length === 0) return null;
  return (
    <NativeSelect
      className="data-table-sort-choice"
      aria-label={words.sort}
      data={options}
      value={sort && `${sort.direction} ${sort.column}`}
      onChange={({ currentTarget: { value } }) => {
        const [direction = '', ...id] = value.split(' ');
        onSort({ column: id.join(' '), direction: direction as Sort['direction'] });
      }}
    />
  );
}
