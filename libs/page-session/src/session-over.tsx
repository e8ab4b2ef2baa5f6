'use client';

import { signInAgain, useReason } from '@switchboard/page-client';
import { ErrorState } from '@switchboard/ui';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { accountStatusOf } from './account-status.ts';

/** Why there is no chat, and what may be done about it. */
export function SessionOver({
  failure,
  onRetry,
}: {
  readonly failure: unknown;
  readonly onRetry: () => void;
}): ReactElement {
  const t = useTranslations('connection');
  const reason = useReason();
  const status = accountStatusOf(failure);
  if (status === 'signedOut') {
    return (
      <ErrorState
        title={t('signedOut')}
        text={t('signedOutText')}
        action={t('signIn')}
        onAction={signInAgain}
      />
    );
  }
  return (
    <ErrorState
      title={t(status ?? 'failed')}
      text={status ? undefined : `${t('failedText')} (${reason(failure)})`}
      action={t('retry')}
      onAction={onRetry}
    />
  );
}
