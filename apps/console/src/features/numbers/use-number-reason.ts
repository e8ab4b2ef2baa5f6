'use client';

import { accessFailure } from '@switchboard/access-api/client';
import { useReason } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';

/** Turns a failure into a few words; what is refused about numbers has its own. */
export function useNumberReason(): (failure: unknown) => string {
  const t = useTranslations('numbers.reason');
  const otherwise = useReason();
  return (failure) => {
    const code = accessFailure(failure)?.code ?? '';
    return t.has(code) ? t(code) : otherwise(failure);
  };
}
