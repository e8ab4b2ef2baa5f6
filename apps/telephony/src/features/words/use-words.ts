'use client';

import { useReason } from '@switchboard/page-client';
import { telephonyFailure } from '@switchboard/telephony-api/client';
import { useTranslations } from 'use-intl';

/** What the service and the network say by a code, in words of this app. */
export interface Words {
  /** Why something was refused or left out; by a few words of every page where this app has none. */
  readonly refusal: (failure: unknown) => string;
  /** Why a text did not arrive. */
  readonly delivery: (reason: string | null) => string;
}

export function useWords(): Words {
  const t = useTranslations('refusal');
  const reasons = useTranslations('delivery');
  const reason = useReason();
  const known = (code: string | undefined): string | undefined =>
    code !== undefined && t.has(code as never) ? t(code as never) : undefined;
  const refusal = (failure: unknown): string => {
    const code = typeof failure === 'string' ? failure : telephonyFailure(failure)?.code;
    return known(code) ?? reason(failure);
  };
  return {
    refusal,
    delivery: (code) => {
      if (code !== null && reasons.has(code as never)) return reasons(code as never);
      return known(code ?? undefined) ?? reasons('unknown');
    },
  };
}
