'use client';

import { Group } from '@mantine/core';
import { IconCircleCheck, IconLock, IconUserOff } from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import type { PersonState } from './people-filter';

const LOOKS: Readonly<Record<PersonState, readonly [Icon, string]>> = {
  active: [IconCircleCheck, 'var(--mantine-color-dimmed)'],
  blocked: [IconLock, 'var(--mantine-color-error)'],
  erased: [IconUserOff, 'var(--mantine-color-dimmed)'],
};

/** How somebody stands; what is usual is quiet. */
export function StateBadge({ state }: { readonly state: PersonState }): ReactElement {
  const t = useTranslations('people.states');
  const [Icon, colour] = LOOKS[state];
  return (
    <Group component="span" gap={6} wrap="nowrap" c={colour} display="inline-flex">
      <Icon size={16} aria-hidden />
      {t(state)}
    </Group>
  );
}
