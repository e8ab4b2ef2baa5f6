'use client';

import { useState } from 'react';

/** A way through pages of which each only knows where the next one begins. */
export interface Cursors {
  /** Where the page at hand begins; absent: at the beginning of all. */
  readonly cursor: string | undefined;
  /** Counted from one. */
  readonly page: number;
  readonly next: (cursor: string) => void;
  /** Absent on the first page. */
  readonly previous: (() => void) | undefined;
}

/**
 * Remembers where the pages before this one began.
 *
 * @param list what is paged through; another filter or order begins at its own first page
 */
export function useCursors(list: string): Cursors {
  const [{ of, passed }, go] = useState<{ of: string; passed: readonly string[] }>({
    of: list,
    passed: [],
  });
  const here = of === list ? passed : [];
  return {
    cursor: here.at(-1),
    page: here.length + 1,
    next: (cursor) => go({ of: list, passed: [...here, cursor] }),
    previous: here.length > 0 ? () => go({ of: list, passed: here.slice(0, -1) }) : undefined,
  };
}
