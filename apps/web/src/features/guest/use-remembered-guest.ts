'use client';

import type { ZodType } from 'zod';
import { useCallback, useMemo, useState, useSyncExternalStore } from 'react';

const nothingToWatch = (): (() => void) => () => undefined;

/**
 * The guest of this tab, whom a reload of the page keeps, and how to remember one.
 * @param schema the same one at every rendering
 */
export function useRememberedGuest<Guest>(
  storageKey: string,
  schema: ZodType<Guest>,
): [Guest | undefined, (guest: Guest) => void] {
  const stored = useSyncExternalStore(
    nothingToWatch,
    () => sessionStorage.getItem(storageKey),
    () => null,
  );
  const [joined, setJoined] = useState<Guest>();
  const guest = useMemo(() => joined ?? parse(stored, schema), [joined, stored, schema]);
  const remember = useCallback(
    (next: Guest) => {
      sessionStorage.setItem(storageKey, JSON.stringify(next));
      setJoined(next);
    },
    [storageKey],
  );
  return [guest, remember];
}

function parse<Guest>(text: string | null, schema: ZodType<Guest>): Guest | undefined {
  if (text === null) return undefined;
  return schema.safeParse(JSON.parse(text)).data;
}
