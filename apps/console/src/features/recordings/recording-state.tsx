'use client';

import { Group } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconPlayerPause,
  IconPlayerRecord,
} from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import type { Recording } from './use-recordings';

/** Whether it goes on, or why it has ended; what went well is quiet. */
export function RecordingState({
  recording: { state, endReason },
}: {
  readonly recording: Recording;
}): ReactElement {
  const t = useTranslations('recordings.state');
  const wentWrong = endReason === 'failed' || endReason === 'full';
  const icons = {
    ...{ recording: IconPlayerRecord, paused: IconPlayerPause },
    finished: wentWrong ? IconAlertTriangle : IconCircleCheck,
  };
  const Icon = icons[state];
  const colour = wentWrong ? 'var(--outcome-refused)' : 'var(--mantine-color-dimmed)';
  return (
    <Group
      component="span"
      gap={6}
      wrap="nowrap"
      display="inline-flex"
      {...(state === 'finished' && { c: colour })}
    >
      <Icon size={16} aria-hidden />
      {t(state === 'finished' ? (endReason ?? 'stopped') : state)}
    </Group>
  );
}
