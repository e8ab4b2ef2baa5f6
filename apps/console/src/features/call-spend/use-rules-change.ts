'use client';

import { accessFailure } from '@switchboard/access-api/client';
import { access, useReason } from '@switchboard/page-client';
import { showNotice } from '@switchboard/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { PHONE_NETWORK } from '../phone-network/use-phone-network';
import type { SpendRules } from './use-call-spend';

/** Changes a part of the rules, says so, and looks again, also at what somebody else has changed. */
export function useRulesChange(
  rules: SpendRules,
  { onDone, onError }: { readonly onDone: () => void; readonly onError?: (error: unknown) => void },
) {
  const t = useTranslations('callSpend');
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: Partial<SpendRules>) =>
      access.phoneNetwork.setSpendRules.mutate({ ...rules, ...change }),
    onSuccess: () => {
      onDone();
      showNotice({ message: t('saved') });
    },
    ...(onError && { onError }),
    onSettled: () => queries.invalidateQueries({ queryKey: PHONE_NETWORK }),
  });
}

/** Turns a failure into a few words; what is refused about rates and limits has its own. */
export function useRulesReason(): (failure: unknown) => string {
  const t = useTranslations('callSpend.reason');
  const otherwise = useReason();
  return (failure) => {
    const code = accessFailure(failure)?.code ?? '';
    return t.has(code) ? t(code) : otherwise(failure);
  };
}
