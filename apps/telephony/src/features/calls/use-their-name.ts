'use client';

import type { CallView } from '@switchboard/telephony-api/client';
import { useTranslations } from 'use-intl';
import { nameOf } from '../words/name-of';
import { isAnonymous } from './is-anonymous';

/** Whom a call is with, as far as they have shown it. */
export function useTheirName(): (call: Pick<CallView, 'theirs' | 'contact'>) => string {
  const t = useTranslations('calls');
  return (call) => (isAnonymous(call) ? t('anonymous') : nameOf(call));
}
