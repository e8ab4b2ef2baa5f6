'use client';

import { accessFailure } from '@switchboard/access-api/client';
import { useReason } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';

/** Turns a failure into a few words; why one gets no token has its own. */
export function useTokenReason(): (failure: unknown) => string {
  const t = useTranslations('tokenReason');
  const otherwise = useReason();
  return (failure) => {
    const code = accessFailure(failure)?.code ?? '';
    return t.has(code) ? t(code) : otherwise(failure);
  };
}
