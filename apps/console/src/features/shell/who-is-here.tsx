'use client';

import { Box, Group, Text } from '@mantine/core';
import { AccountMenu } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useMe } from './use-me';

/** As whom one is at the console. */
export function WhoIsHere(): ReactElement {
  const { name, role } = useMe();
  const t = useTranslations('role');
  return (
    <Group gap="xs" wrap="nowrap" mt="auto">
      <AccountMenu name={name} />
      <Box miw={0}>
        <Text size="sm" fw={500} truncate>
          {name}
        </Text>
        <Text size="xs" c="dimmed">
          {t(role)}
        </Text>
      </Box>
    </Group>
  );
}
