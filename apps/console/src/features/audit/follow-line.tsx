'use client';

import { Group, Switch, Text } from '@mantine/core';
import { useThrottledValue } from '@mantine/hooks';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import type { Tail } from './use-tail';

/** However much comes, who listens to the page is told no more often. */
const TOLD_EACH_MS = 5_000;

/** Whether entries show by themselves as they are written; off, everything stays where it is. */
export function FollowLine({
  following,
  onFollow,
  tail: { connection, count },
}: {
  readonly following: boolean;
  readonly onFollow: (following: boolean) => void;
  readonly tail: Tail;
}): ReactElement {
  const t = useTranslations('audit.follow');
  const told = useThrottledValue(count, TOLD_EACH_MS);
  return (
    <Group gap="sm" mb="md" mih={24}>
      <Switch
        label={t('action')}
        checked={following}
        onChange={({ currentTarget: { checked } }) => onFollow(checked)}
      />
      <Text size="sm" c="dimmed" role="status">
        {following && t(connection)}
        {following && connection === 'open' && told > 0 && ` ${t('come', { count: told })}`}
      </Text>
    </Group>
  );
}
