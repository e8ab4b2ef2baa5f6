'use client';

import { botsFailure } from '@switchboard/bots-api/client';
import { useReason } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';

/** Why the service did not do something, by its code; by a few words of every page where this app has none. */
export function useRefusal(): (failure: unknown) => string {
  const t = useTranslations('refusals');
  const reason = useReason();
  return (failure) => {
    const code = botsFailure(failure)?.code;
    return code !== undefined && t.has(code as never) ? t(code as never) : reason(failure);
  };
}
