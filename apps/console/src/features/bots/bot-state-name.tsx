'use client';

import { Group } from '@mantine/core';
import { IconCircleCheck, IconPlayerPause } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

/** Whether a bot answers, for who may not change it. */
export function BotStateName({ isOn }: { readonly isOn: boolean }): ReactElement {
  const t = useTranslations('bots');
  const Icon = isOn ? IconCircleCheck : IconPlayerPause;
  return (
    <Group component="span" gap={6} wrap="nowrap" display="inline-flex">
      <Icon size={16} aria-hidden />
      {t(isOn ? 'on' : 'off')}
    </Group>
  );
}
