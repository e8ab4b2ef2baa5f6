'use client';

import { accessFailure } from '@switchboard/access-api/client';
import { useReason } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';

/** Turns a failure into a few words; what is refused about trunks and routes has its own. */
export function useNetworkReason(): (failure: unknown) => string {
  const t = useTranslations('phoneNetwork.reason');
  const otherwise = useReason();
  return (failure) => {
    const code = accessFailure(failure)?.code ?? '';
    return t.has(code) ? t(code) : otherwise(failure);
  };
}
