'use client';

import { Badge, Group } from '@mantine/core';
import type { ReactElement } from 'react';

/** Scopes by the names ACS gives them. */
export function ScopeBadges({ scopes }: { readonly scopes: readonly string[] }): ReactElement {
  return (
    <Group component="span" gap={6}>
      {scopes.map((scope) => (
        <Badge key={scope} component="span" variant="light" radius="sm" tt="none" fw={500}>
          {scope}
        </Badge>
      ))}
    </Group>
  );
}
