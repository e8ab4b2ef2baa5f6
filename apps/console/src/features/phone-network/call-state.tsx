'use client';

import { Group } from '@mantine/core';
import {
  IconAlertTriangle,
  IconBellRinging,
  IconCircleCheck,
  IconPhone,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import type { PhoneCall } from './use-ladders';

const LOOKS: Readonly<Record<PhoneCall['state'], readonly [Icon, string]>> = {
  ringing: [IconBellRinging, 'var(--mantine-color-text)'],
  answered: [IconPhone, 'var(--mantine-color-text)'],
  ended: [IconCircleCheck, 'var(--mantine-color-dimmed)'],
  failed: [IconAlertTriangle, 'var(--mantine-color-error)'],
};

/** How far a call with a phone is, and the answer of SIP to it. */
export function CallState({
  call: { state, status },
}: {
  readonly call: Pick<PhoneCall, 'state' | 'status'>;
}): ReactElement {
  const t = useTranslations('phoneNetwork.calls');
  const [Look, colour] = LOOKS[state];
  return (
    <Group component="span" gap={6} wrap="nowrap" c={colour} display="inline-flex">
      <Look size={16} aria-hidden />
      {t(`state.${state}`)}
      {state === 'failed' && status !== null && ` (${status})`}
    </Group>
  );
}
