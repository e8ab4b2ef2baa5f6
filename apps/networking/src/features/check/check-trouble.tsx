'use client';

import { accessFailure } from '@switchboard/access-api/client';
import { useReason } from '@switchboard/page-client';
import { ErrorState } from '@switchboard/ui';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import type { CheckState } from './use-check';

const CODES = ['relay-not-allowed', 'relay-not-available', 'budget-exhausted'] as const;

/** Why nothing can be checked. */
export function CheckTrouble({
  state: { at, failure },
}: {
  readonly state: CheckState & { readonly phase: 'failed' };
}): ReactElement {
  const t = useTranslations('check.failed');
  const reason = useReason();
  const data = accessFailure(failure);
  const code = CODES.find((one) => one === data?.code);
  const text = code ? t(code) : t(at, { reason: reason(failure) });
  return <ErrorState title={t('title')} text={text} />;
}
