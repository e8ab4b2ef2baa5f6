'use client';

import { Anchor, Group, Text } from '@mantine/core';
import { IconCube3dSphere } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

/** What the app is called, and its places. */
export function Brand(): ReactElement {
  const t = useTranslations('app');
  return (
    <Group component="nav" aria-label={t('places')} gap="md" wrap="nowrap">
      <Anchor component={Link} href="/home" c="inherit" underline="hover">
        <Group gap="xs" wrap="nowrap">
          <IconCube3dSphere size={22} stroke={1.6} aria-hidden />
          <Text fw={650} size="sm">
            {t('name')}
          </Text>
        </Group>
      </Anchor>
      <Anchor component={Link} href="/check" size="sm">
        {t('check')}
      </Anchor>
    </Group>
  );
}
