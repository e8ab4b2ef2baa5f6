import { useCallback, useEffect, useState } from 'react';
import { useApp } from '../root/app-context.ts';
import { useLoad } from '../state/use-load.ts';
import type { Loaded } from '../state/use-load.ts';

/** Somebody who types is not asked about each letter. */
const QUIET_MS = 250;
/** What the trusted service takes at least. */
const MIN_LETTERS = 2;

export interface FoundPerson {
  readonly id: string;
  readonly name: string;
}

export interface PeopleSearch extends Loaded<readonly FoundPerson[]> {
  /** There is nothing to search for yet. */
  readonly isShort: boolean;
}

export function usePeopleSearch(text: string): PeopleSearch {
  const { access } = useApp();
  const query = useQuiet(text.trim());
  const isShort = text.trim().length < MIN_LETTERS;
  const load = useCallback(
    async (): Promise<readonly FoundPerson[]> =>
      query.length < MIN_LETTERS ? [] : access.directory.search.query({ query }),
    [access, query],
  );
  const loaded = useLoad(load);
  // Until it is asked for what stands there, what is found belongs to something else.
  const isLoading = loaded.isLoading || query !== text.trim();
  return { ...loaded, isLoading, isShort };
}

function useQuiet(text: string): string {
  const [quiet, setQuiet] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setQuiet(text), QUIET_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return quiet;
}
