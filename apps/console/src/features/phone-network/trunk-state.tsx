'use client';

import { Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconHelpCircle } from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { Ago } from '../shell/ago';
import type { Trunk } from './use-phone-network';

const LOOKS: Readonly<Record<Trunk['state'], readonly [Icon, string]>> = {
  up: [IconCircleCheck, 'var(--mantine-color-text)'],
  down: [IconAlertTriangle, 'var(--mantine-color-error)'],
  unknown: [IconHelpCircle, 'var(--mantine-color-dimmed)'],
};

/** Whether a trunk answers, since when, and what is wrong. */
export function TrunkState({
  trunk: { state, since, reason },
}: {
  readonly trunk: Trunk;
}): ReactElement {
  const t = useTranslations('phoneNetwork');
  const [Look, colour] = LOOKS[state];
  return (
    <>
      <Group component="span" gap={6} wrap="nowrap" c={colour} display="inline-flex">
        <Look size={16} aria-hidden />
        {t(`state.${state}`)}
      </Group>
      {since !== null && (
        <Text size="xs" c="dimmed">
          {t('changed')} <Ago at={since} />
        </Text>
      )}
      {reason !== null && (
        <Text size="xs" c="dimmed">
          {t(`because.${reason}`)}
        </Text>
      )}
    </>
  );
}
