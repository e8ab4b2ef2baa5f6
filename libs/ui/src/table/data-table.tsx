'use client';

import { Group, Stack } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { ColumnChooser } from './column-chooser.tsx';
import type { Column, RowLink, Sort, TableWords } from './column.ts';
import { DataRow } from './data-row.tsx';
import { HeaderCell } from './header-cell.tsx';
import { SkeletonRows } from './skeleton-rows.tsx';
import { SortChoice } from './sort-choice.tsx';
import { TablePaging } from './table-paging.tsx';
import type { Paging } from './table-paging.tsx';
import { useShownColumns } from './use-shown-columns.ts';

export interface DataTableProps<Row> {
  /** What the choice of columns is remembered under. */
  readonly name: string;
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  /** Absent until they are read for the first time. */
  readonly rows: readonly Row[] | undefined;
  readonly rowKey: (row: Row) => string;
  readonly rowHref?: (row: Row) => string;
  readonly link?: RowLink;
  readonly sort?: Sort | undefined;
  readonly onSort?: (sort: Sort) => void;
  /** These rows are about to be replaced. */
  readonly busy?: boolean;
  /** Shown instead of rows, if there is one: why there are none. */
  readonly problem?: ReactNode;
  /** Shown when there are none to show. */
  readonly empty: ReactNode;
  /** Filters and what else belongs above the rows. */
  readonly toolbar?: ReactNode;
  readonly paging?: Paging;
  readonly words: TableWords;
}

/**
 * Rows as a table, and on a phone as cards. Fetches nothing: whoever renders it says what is there, how
 * it is sorted, and what comes before and after.
 *
 * The roles are those the elements have anyway: a style that makes cards of them would take them away.
 */
export function DataTable<Row>(props: DataTableProps<Row>): ReactElement {
  const { columns, sort, onSort, words } = props;
  const [shown, choose] = useShownColumns(props.name, columns);
  const bare = Boolean(props.problem) || props.rows?.length === 0;
  return (
    <Stack gap="sm" className="data-table-frame">
      {(props.toolbar || !bare) && (
        <Group justify="space-between" align="flex-end" gap="sm">
          <Group align="flex-end" gap="sm">
            {props.toolbar}
            {onSort && !bare && (
              <SortChoice columns={columns} sort={sort} onSort={onSort} words={words} />
            )}
          </Group>
          {!bare && (
            <ColumnChooser
              label={words.columns}
              columns={columns}
              shown={shown}
              onChoose={choose}
            />
          )}
        </Group>
      )}
      {props.problem || <Rows {...props} columns={shown} />}
      {props.paging && !props.problem && <TablePaging paging={props.paging} words={words} />}
    </Stack>
  );
}

function Rows<Row>(props: DataTableProps<Row>): ReactElement {
  const { caption, columns, rows, sort, onSort, busy, words } = props;
  if (rows?.length === 0) return <>{props.empty}</>;
  return (
    <>
      <table
        role="table"
        className="data-table"
        aria-busy={!rows || busy}
        data-busy={busy || undefined}
      >
        <caption className="visually-hidden">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows?.map((row) => (
            <DataRow
              key={props.rowKey(row)}
              row={row}
              columns={columns}
              href={props.rowHref?.(row)}
              link={props.link}
            />
          )) ?? <SkeletonRows columns={columns.length} />}
        </tbody>
      </table>
      <div className="visually-hidden" role="status">
        {rows ? '' : words.loading}
      </div>
    </>
  );
}
