'use client';

import { useTranslations } from 'use-intl';

/** Processes are named by configuration; the usual ones have a name in words. */
export function useProcessName(): (name: string) => string {
  const t = useTranslations('overview.process');
  return (name) => (t.has(name) ? t(name) : name);
}
