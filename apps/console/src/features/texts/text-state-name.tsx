'use client';

import { Group } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconHourglass, IconSend } from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import type { TextState } from './text-filter';

const LOOKS: Readonly<Record<TextState, readonly [Icon, string]>> = {
  waiting: [IconHourglass, 'var(--mantine-color-text)'],
  sent: [IconSend, 'var(--mantine-color-text)'],
  delivered: [IconCircleCheck, 'var(--mantine-color-dimmed)'],
  failed: [IconAlertTriangle, 'var(--mantine-color-error)'],
};

/** How far a text is; what went well is quiet. */
export function TextStateName({ state }: { readonly state: TextState }): ReactElement {
  const t = useTranslations('texts.states');
  const [Icon, colour] = LOOKS[state];
  return (
    <Group component="span" gap={6} wrap="nowrap" c={colour} display="inline-flex">
      <Icon size={16} aria-hidden />
      {t(state)}
    </Group>
  );
}
