'use client';

import { Alert, Group } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';

/** A line over the pictures that says how the call is, and what one may do about it. */
export function Banner({
  color,
  role = 'status',
  action,
  children,
}: {
  readonly color: string;
  readonly role?: 'status' | 'alert';
  readonly action?: ReactNode;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <Alert color={color} radius={0} py="xs" role={role}>
      <Group justify="space-between" wrap="nowrap">
        {children}
        {action}
      </Group>
    </Alert>
  );
}
