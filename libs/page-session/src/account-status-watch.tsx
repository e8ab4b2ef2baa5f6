'use client';

import { useChatState } from '@switchboard/chat/react';
import { useEffect } from 'react';
import { accountStatusOf } from './account-status.ts';

export interface AccountStatusWatchProps {
  /** Asks the trusted service who one is. */
  readonly ask: () => Promise<unknown>;
  /** Whether the token of this page was ended before its time. */
  readonly isTokenEnded: () => Promise<boolean>;
  readonly onRefused: (failure: unknown) => void;
  readonly onTokenEnded: () => void;
}

/**
 * A connection that breaks may be the network's doing, or somebody has ended the tokens: the trusted
 * service knows. Who was blocked or signed out is told so instead of waiting for a connection that
 * never comes; who was not begins again with another token.
 */
export function AccountStatusWatch(props: AccountStatusWatchProps): null {
  const { ask, isTokenEnded, onRefused, onTokenEnded } = props;
  const connection = useChatState((state) => state.connection);
  useEffect(() => {
    if (connection !== 'reconnecting') return undefined;
    let current = true;
    const look = async (): Promise<void> => {
      await ask();
      if ((await isTokenEnded()) && current) onTokenEnded();
    };
    look().catch((error: unknown) => {
      if (current && accountStatusOf(error)) onRefused(error);
    });
    return () => {
      current = false;
    };
  }, [ask, connection, isTokenEnded, onRefused, onTokenEnded]);
  return null;
}
