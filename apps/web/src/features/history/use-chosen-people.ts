'use client';

import { useSearchParams } from 'next/navigation';

/** Whose calls alone are to be shown, by the key of `recentPeople`; `null` for all calls. */
export function useChosenPeople(): string | null {
  return useSearchParams().get('with');
}
