'use client';

import { displayNumber } from '@switchboard/telephony';
import { useTranslations } from 'use-intl';

/** Whom a bot talks to, as far as a page may say it: a number, somebody in the web app, or nobody knows. */
export function useWho(): (who: string | null) => string {
  const t = useTranslations('conversations');
  return (who) => {
    if (who === null) return t('withheld');
    return who.startsWith('+') ? displayNumber(who) : t('webApp');
  };
}
