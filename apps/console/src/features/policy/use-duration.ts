'use client';

import { useTranslations } from 'use-intl';

const HOUR = 60;

/** Minutes as one says them: 90 are 1 h 30 min. */
export function useDuration(): (minutes: number) => string {
  const t = useTranslations('policy.duration');
  return (all) => {
    const hours = Math.floor(all / HOUR);
    const minutes = all % HOUR;
    if (hours === 0) return t('minutes', { minutes });
    return minutes === 0 ? t('hours', { hours }) : t('both', { hours, minutes });
  };
}
