'use client';

import { Group, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { stagesOf } from './stages-of';

/** How long a turn took, by stage: a bar to look at, and the same in words. */
export function TimingBar({
  timings,
}: {
  readonly timings: Readonly<Record<string, number>>;
}): ReactElement | null {
  const t = useTranslations('stages');
  const format = useFormatter();
  const stages = stagesOf(timings);
  if (stages.length === 0) return null;
  const ms = (value: number): string =>
    format.number(value, { style: 'unit', unit: 'millisecond', maximumFractionDigits: 0 });
  return (
    <Group gap={6} wrap="nowrap">
      <span className="timing" aria-hidden>
        {stages.map(({ id, share }) => (
          <span key={id} data-stage={id} style={{ flexGrow: share }} />
        ))}
      </span>
      <Text size="xs" c="dimmed">
        {stages.map(({ id, ms: took }) => `${t(id)} ${ms(took)}`).join(', ')}
      </Text>
    </Group>
  );
}
