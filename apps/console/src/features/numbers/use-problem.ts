'use client';

import { useTranslations } from 'use-intl';

/** Why something failed: in words where there are some, else as ACS calls it. */
export function useProblem(): (problem: string | null) => string {
  const t = useTranslations('numbers.problem');
  return (problem) => {
    if (problem === null) return t('Unknown');
    return t.has(problem) ? t(problem) : t('other', { problem });
  };
}
