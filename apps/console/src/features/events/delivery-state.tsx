'use client';

import { Group } from '@mantine/core';
import { IconArchive, IconCircleCheck, IconHourglass, IconTrash } from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import type { DeliveryState as State } from './events-place';

const LOOKS: Readonly<Record<State, readonly [Icon, string]>> = {
  waiting: [IconHourglass, 'var(--mantine-color-text)'],
  delivered: [IconCircleCheck, 'var(--mantine-color-dimmed)'],
  deadLettered: [IconArchive, 'var(--mantine-color-error)'],
  dropped: [IconTrash, 'var(--mantine-color-error)'],
};

/** How far a delivery is; what went well is quiet. */
export function DeliveryState({ state }: { readonly state: State }): ReactElement {
  const t = useTranslations('events.deliveries.states');
  const [Icon, colour] = LOOKS[state];
  return (
    <Group component="span" gap={6} wrap="nowrap" c={colour} display="inline-flex">
      <Icon size={16} aria-hidden />
      {t(state)}
    </Group>
  );
}
