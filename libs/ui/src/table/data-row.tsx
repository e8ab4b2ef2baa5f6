'use client';

import { Anchor } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Column, RowLink } from './column.ts';

/** A row; on a phone a card, in which each cell says what it is. */
export function DataRow<Row>({
  row,
  columns,
  href,
  link,
}: {
  readonly row: Row;
  readonly columns: readonly Column<Row>[];
  /** The page of this row. */
  readonly href: string | undefined;
  readonly link: RowLink | undefined;
}): ReactElement {
  return (
    <tr role="row" data-linked={href !== undefined || undefined}>
      {columns.map((column) =>
        column.main ? (
          <th key={column.id} role="rowheader" scope="row" data-label={column.header}>
            {href === undefined ? (
              <div>{column.cell(row)}</div>
            ) : (
              <Anchor {...(link && { component: link })} href={href} className="data-table-link">
                {column.cell(row)}
              </Anchor>
            )}
          </th>
        ) : (
          <td
            key={column.id}
            role="cell"
            data-label={column.header}
            data-align={column.align}
            data-short={column.short}
          >
            <div>{column.cell(row)}</div>
          </td>
        ),
      )}
    </tr>
  );
}
