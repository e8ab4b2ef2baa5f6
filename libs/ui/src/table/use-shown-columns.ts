'use client';

import { useCallback, useSyncExternalStore } from 'react';
import type { Column } from './column.ts';

/** Who shows or hides a column says so by its id; the others are as the table wants them. */
type Choices = Readonly<Record<string, boolean>>;

/** Choices of this visit: where nothing can be stored, they last as long. */
const chosen = new Map<string, string>();
const listeners = new Set<() => void>();

/** The columns that are shown, remembered under the name of the table. */
export function useShownColumns<Row>(
  table: string,
  columns: readonly Column<Row>[],
): readonly [readonly Column<Row>[], (id: string, shown: boolean) => void] {
  const key = `table:${table}`;
  const text = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => '',
  );
  const choices = parse(text);
  const choose = useCallback(
    (id: string, shown: boolean) =>
      write(key, JSON.stringify({ ...parse(read(key)), [id]: shown })),
    [key],
  );
  return [columns.filter((column) => isShown(column, choices)), choose];
}

function isShown({ id, main, extra }: Column<never>, choices: Choices): boolean {
  return main === true || (choices[id] ?? !extra);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(key: string): string {
  const known = chosen.get(key);
  if (known !== undefined) return known;
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

function write(key: string, text: string): void {
  chosen.set(key, text);
  try {
    localStorage.setItem(key, text);
  } catch {
    // Full or forbidden: then it is remembered until the page is left.
  }
  for (const listener of listeners) listener();
}

/** Whatever stands there, since anybody can write to storage. */
function parse(text: string): Choices {
  try {
    const found: unknown = JSON.parse(text || '{}');
    return typeof found === 'object' && found !== null ? (found as Choices) : {};
  } catch {
    return {};
  }
}
