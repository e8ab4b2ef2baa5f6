'use client';

import { IconAlertCircle, IconCheck, IconChecks, IconClock } from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

export type TickState = 'queued' | 'sent' | 'delivered' | 'failed';

const ICONS: Readonly<Record<TickState, Icon>> = {
  queued: IconClock,
  sent: IconCheck,
  delivered: IconChecks,
  failed: IconAlertCircle,
};

/** How far a text has come, by a sign that has a name. */
export function DeliveryTick({ state }: { readonly state: TickState }): ReactElement {
  const label = useTranslations('tick')(state);
  const Sign = ICONS[state];
  return (
    <span className="tick" role="img" aria-label={label} title={label} data-state={state}>
      <Sign size={15} stroke={2} aria-hidden />
    </span>
  );
}
