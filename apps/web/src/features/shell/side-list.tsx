'use client';

import { Box, Group, ScrollArea, Title } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { PushMenu } from '../push/push-menu';
import { SectionLinks } from './section-links';

/** What stands beside every page of a section: the sections, and what there is in this one. */
export function SideList({
  title,
  name,
  action,
  children,
}: {
  readonly title: string;
  /** Of who is signed in. */
  readonly name: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <Box
      component="nav"
      aria-label={title}
      h="100dvh"
      style={{
        display: 'flex',
        flexDirection: 'column',
        minWidth: 0,
        borderInlineEnd: '1px solid var(--mantine-color-default-border)',
      }}
    >
      <Group justify="space-between" p="sm" wrap="nowrap">
        <Title order={1} size="h4">
          {title}
        </Title>
        <Group gap={4} wrap="nowrap">
          {action}
          <PushMenu name={name} />
        </Group>
      </Group>
      <SectionLinks />
      <ScrollArea flex={1} type="auto">
        {children}
      </ScrollArea>
    </Box>
  );
}
