'use client';

import { accessFailure } from '@switchboard/access-api/client';
import { useChatState } from '@switchboard/chat/react';
import { useEffect } from 'react';

/** Did the trusted service refuse because the account is blocked, or no longer there? */
export function isBlocked(failure: unknown): boolean {
  const code = accessFailure(failure)?.code;
  return code === 'person-blocked' || code === 'person-erased';
}

/**
 * A connection that breaks may be the network's doing or an administrator's: the trusted service knows,
 * and who was blocked is told so instead of waiting for a connection that never comes.
 */
export function StandingWatch({
  ask,
  onBlocked,
}: {
  readonly ask: () => Promise<unknown>;
  readonly onBlocked: (failure: unknown) => void;
}): null {
  const connection = useChatState((state) => state.connection);
  useEffect(() => {
    if (connection !== 'reconnecting') return undefined;
    let current = true;
    ask().catch((error: unknown) => {
      if (current && isBlocked(error)) onBlocked(error);
    });
    return () => {
      current = false;
    };
  }, [ask, connection, onBlocked]);
  return null;
}
