'use client';

import { Progress, Text } from '@mantine/core';
import { stepsOf } from '@switchboard/networking';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import type { CheckState } from './use-check';

/** How far it is, drawn and in words; the words stay when it is over, for who only hears them. */
export function CheckProgressBar({ state }: { readonly state: CheckState }): ReactElement {
  const t = useTranslations('check.progress');
  const isRunning = state.phase === 'asking' || state.phase === 'running';
  const { done, all } = state.phase === 'running' ? stepsOf(state.progress) : { done: 0, all: 1 };
  return (
    <div>
      {isRunning && <Progress value={(100 * done) / all} aria-label={t('label')} mb={4} />}
      <Text size="sm" c="dimmed" role="status">
        {state.phase === 'asking' && t('asking')}
        {state.phase === 'running' && t('steps', { done, all })}
        {state.phase === 'done' && t('done')}
      </Text>
    </div>
  );
}
