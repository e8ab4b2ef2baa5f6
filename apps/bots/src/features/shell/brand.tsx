'use client';

import { Group, Text } from '@mantine/core';
import { IconRobot } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

export function Brand(): ReactElement {
  const t = useTranslations('app');
  return (
    <Group gap="xs" wrap="nowrap">
      <IconRobot size={22} stroke={1.6} aria-hidden />
      <Text fw={650} size="sm">
        {t('name')}
      </Text>
    </Group>
  );
}
