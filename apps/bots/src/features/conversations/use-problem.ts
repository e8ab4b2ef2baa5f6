'use client';

import { useTranslations } from 'use-intl';

/** What was wrong in a turn, in the reader's words. A service that is newer than the page may know more. */
export function useProblem(): (problem: string) => string {
  const t = useTranslations('problems');
  return (problem) => (t.has(problem as never) ? t(problem as never) : problem);
}
