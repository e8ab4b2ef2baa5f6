'use client';

import { Group } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClockOff,
  IconHourglass,
  IconPhoneOff,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import type { PushState } from './push-filter';

const LOOKS: Readonly<Record<PushState, readonly [Icon, string]>> = {
  waiting: [IconHourglass, 'var(--mantine-color-text)'],
  sent: [IconCircleCheck, 'var(--mantine-color-dimmed)'],
  expired: [IconClockOff, 'var(--mantine-color-text)'],
  cancelled: [IconPhoneOff, 'var(--mantine-color-dimmed)'],
  refused: [IconAlertTriangle, 'var(--mantine-color-error)'],
  'given-up': [IconAlertTriangle, 'var(--mantine-color-error)'],
};

/** What became of a push; what went well is quiet. */
export function PushStateName({ state }: { readonly state: PushState }): ReactElement {
  const t = useTranslations('push.states');
  const [Icon, colour] = LOOKS[state];
  return (
    <Group component="span" gap={6} wrap="nowrap" c={colour} display="inline-flex">
      <Icon size={16} aria-hidden />
      {t(state)}
    </Group>
  );
}
