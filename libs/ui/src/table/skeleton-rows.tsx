import { Skeleton } from '@mantine/core';
import type { ReactElement } from 'react';

const ROWS = 8;
/** Text is not of one length, and what stands in for it should not be either. */
const WIDTHS = ['70%', '45%', '85%', '60%'];

/** What a table looks like before its rows are there. */
export function SkeletonRows({ columns }: { readonly columns: number }): ReactElement {
  return (
    <>
      {Array.from({ length: ROWS }, (_, row) => (
        <tr key={row} role="row" aria-hidden>
          {Array.from({ length: columns }, (_, column) => (
            <td key={column} role="cell">
              <Skeleton height={12} width={WIDTHS[(row + column) % WIDTHS.length]} my={4} />
            </td>
          ))}
        </tr>
      ))}
    </>
  );
}
