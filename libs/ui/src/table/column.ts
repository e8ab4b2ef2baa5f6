import type { FunctionComponent, ReactNode } from 'react';

/** The router's link, so that a row opens without loading the page again. */
export type RowLink = FunctionComponent<{ href: string; className?: string; children?: ReactNode }>;

/** One thing about each row. */
export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** Names the row: always there, and a link where rows have a page of their own. */
  readonly main?: boolean;
  readonly sortable?: boolean;
  /** There only for who chooses it. */
  readonly extra?: boolean;
  readonly align?: 'end';
  /** A word, a number, a name: stays on one line, however long other cells are. */
  readonly short?: true;
}

export interface Sort {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

/** What the table says by itself. */
export interface TableWords {
  readonly columns: string;
  readonly sort: string;
  readonly ascending: (header: string) => string;
  readonly descending: (header: string) => string;
  readonly loading: string;
  readonly previous: string;
  readonly next: string;
}
