'use client';

import { notifications } from '@mantine/notifications';
import type { CallFailure } from '@switchboard/calling';
import { useCallAgent, useCallingState, useCalls } from '@switchboard/calling/react';
import { TokenGeneration } from '@switchboard/page-session';
import { useTranslations } from 'use-intl';
import { use, useEffect, useRef } from 'react';

/** Says in words what did not work, and what can be done about it. */
export function FailureNotices(): null {
  const t = useTranslations('call');
  const calls = useCalls();
  const agent = useCallAgent();
  const answering = useCallingState(({ failure }) => failure);
  const renews = use(TokenGeneration) !== undefined;
  const said = useRef(new Set<CallFailure>());
  useEffect(() => {
    // Where the page gets another token by itself, there is nothing to be done about it.
    const isMended = renews && agent.failure?.kind === 'token';
    const failures = [
      isMended ? undefined : agent.failure,
      answering,
      ...calls.map(({ failure }) => failure),
    ];
    const fresh = failures.filter((failure) => failure && !said.current.has(failure));
    // Only the failures that stand now are worth remembering.
    said.current = new Set(failures.filter((failure) => failure !== undefined));
    for (const failure of fresh) {
      if (!failure) continue;
      notifications.show({ color: 'red', message: t(`failure.${failure.kind}`), autoClose: 8_000 });
    }
  }, [agent.failure, answering, calls, renews, t]);
  return null;
}
