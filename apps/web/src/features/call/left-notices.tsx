'use client';

import { notifications } from '@mantine/notifications';
import { isLive } from '@switchboard/calling';
import type { EndWord, LeftState } from '@switchboard/calling';
import { useCalls } from '@switchboard/calling/react';
import { endWordOf } from '@switchboard/calling/view-models';
import { useTranslations } from 'use-intl';
import { useEffect, useRef } from 'react';
import { usePersonName } from './use-person-name';

/** Why somebody who was rung has not come; all else is seen in the call. */
const IN_VAIN: ReadonlySet<EndWord> = new Set([
  ...(['declined', 'noAnswer', 'busy', 'unreachable', 'notInService'] as const),
  ...(['notPermitted', 'noRoute', 'networkBusy', 'notCallable'] as const),
  ...(['destinationDenied', 'capReached', 'tooManyCalls'] as const),
]);

/** Says of somebody who was rung into a call why they do not come. */
export function LeftNotices(): null {
  const t = useTranslations('call');
  const calls = useCalls();
  const nameOf = usePersonName();
  const said = useRef(new Set<LeftState>());
  useEffect(() => {
    const left = calls.flatMap(({ phase, left: gone }) => (isLive(phase) ? gone : []));
    const fresh = left.filter((one) => !said.current.has(one));
    // Only those that are still known are worth remembering.
    said.current = new Set(left);
    for (const { id, name, reason } of fresh) {
      if (!reason || !IN_VAIN.has(reason.word)) continue;
      const why = t(`end.${endWordOf(reason, [id])}`);
      notifications.show({ message: t('didNotCome', { name: nameOf(id, name), why }) });
    }
  }, [calls, nameOf, t]);
  return null;
}
