'use client';

import { Box, Group, Text, UnstyledButton } from '@mantine/core';
import Link from 'next/link';
import type { ReactElement, ReactNode } from 'react';

/** One line of a side list: what it is, a word about it, and where it leads. */
export function SideRow({
  href,
  current,
  icon,
  title,
  detail,
  strong = false,
}: {
  readonly href: string;
  readonly current: boolean;
  readonly icon: ReactNode;
  readonly title: string;
  readonly detail?: ReactNode;
  /** Somebody should look at it. */
  readonly strong?: boolean;
}): ReactElement {
  return (
    <li>
      <UnstyledButton
        component={Link}
        href={href}
        aria-current={current ? 'page' : undefined}
        px="sm"
        py="xs"
        w="100%"
        style={{
          display: 'block',
          background: current ? 'var(--mantine-primary-color-light)' : undefined,
        }}
      >
        <Group wrap="nowrap" gap="sm">
          {icon}
          <Box flex={1} miw={0}>
            <Text truncate fw={strong ? 700 : 500}>
              {title}
            </Text>
            {detail && (
              <Text component="div" size="sm" c="dimmed" truncate>
                {detail}
              </Text>
            )}
          </Box>
        </Group>
      </UnstyledButton>
    </li>
  );
}
