'use client';

import { Button, Group, Paper, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

/** That something is wanted which does not hold yet, and the two ways on. */
export function DraftBar({
  roles,
  onDiscard,
  onReview,
}: {
  /** How many of them it is about. */
  readonly roles: number;
  readonly onDiscard: () => void;
  readonly onReview: () => void;
}): ReactElement {
  const t = useTranslations('policy');
  return (
    <Paper withBorder p="sm" className="draft-bar" role="status">
      <Group justify="space-between" gap="sm">
        <Text size="sm" fw={500}>
          {t('draft', { count: roles })}
        </Text>
        <Group gap="xs">
          <Button variant="default" size="sm" onClick={onDiscard}>
            {t('discard')}
          </Button>
          <Button size="sm" onClick={onReview}>
            {t('review')}
          </Button>
        </Group>
      </Group>
    </Paper>
  );
}
