'use client';

import { Box, Group, Text, Title } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';

/** How a page begins: what it is, what it is for, what can be done with all of it. */
export function PageHeader({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}): ReactElement {
  return (
    <Group component="header" justify="space-between" align="flex-start" gap="md" mb="lg">
      <Box flex="1 1 18rem">
        <Title order={1} size="h2">
          {title}
        </Title>
        <Text c="dimmed" mt={4} maw="44rem">
          {text}
        </Text>
      </Box>
      <Group gap="sm">{children}</Group>
    </Group>
  );
}
