'use client';

import { Alert } from '@mantine/core';
import { accessFailure } from '@switchboard/access-api/client';
import { ErrorState } from '@switchboard/ui';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { wordFor } from './reason-word.ts';
import { signInAgain } from './sign-in-again.ts';
import { useReason } from './use-reason.ts';

/** What a query says of itself when it has nothing to show. */
export interface TroubledQuery {
  readonly error: unknown;
  /** Nothing is being read, for want of a network. */
  readonly isPaused: boolean;
  readonly refetch: () => unknown;
}

/** Why there is nothing to see: offline, signed out, or something that may be tried again. */
export function QueryTrouble({
  title,
  query,
}: {
  readonly title: string;
  readonly query: TroubledQuery;
}): ReactElement {
  const t = useTranslations('query');
  const reason = useReason();
  const signedOut = wordFor(query.error) === 'signed-out';
  const requestId = accessFailure(query.error)?.requestId;
  if (query.isPaused) {
    return (
      <Alert m="md" color="yellow" role="status" icon={<IconPlugConnectedX />}>
        {t('offline')}
      </Alert>
    );
  }
  return (
    <ErrorState
      title={title}
      text={reason(query.error)}
      detail={requestId ? t('request', { id: requestId }) : undefined}
      action={t(signedOut ? 'signIn' : 'retry')}
      onAction={signedOut ? signInAgain : () => void query.refetch()}
    />
  );
}
