'use client';

import { Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconHourglass } from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import type { EventSubscription } from './use-subscriptions';

const LOOKS: Readonly<Record<EventSubscription['state'], readonly [Icon, string]>> = {
  Succeeded: [IconCircleCheck, 'var(--mantine-color-dimmed)'],
  AwaitingManualAction: [IconHourglass, 'var(--outcome-refused)'],
  Failed: [IconAlertTriangle, 'var(--mantine-color-error)'],
};

/** Whether its endpoint has agreed to get events, and why not. */
export function SubscriptionState({
  subscription: { state, problem },
}: {
  readonly subscription: EventSubscription;
}): ReactElement {
  const t = useTranslations('events');
  const [Icon, colour] = LOOKS[state];
  return (
    <>
      <Group component="span" gap={6} wrap="nowrap" c={colour} display="inline-flex">
        <Icon size={16} aria-hidden />
        {t(`states.${state}`)}
      </Group>
      {problem !== null && (
        <Text size="xs" c="dimmed">
          {problem}
        </Text>
      )}
    </>
  );
}
