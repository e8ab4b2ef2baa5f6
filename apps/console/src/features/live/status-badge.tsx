import { Text } from '@mantine/core';
import type { ReactElement } from 'react';

/** An HTTP status; its colour only repeats what the number says. */
export function StatusBadge({ status }: { readonly status: number }): ReactElement {
  return (
    <Text component="span" size="sm" fw={600} c={colourOf(status)} className="moment">
      {status}
    </Text>
  );
}

function colourOf(status: number): string {
  if (status >= 500) return 'var(--mantine-color-error)';
  return status >= 400 ? 'var(--outcome-refused)' : 'var(--mantine-color-dimmed)';
}
