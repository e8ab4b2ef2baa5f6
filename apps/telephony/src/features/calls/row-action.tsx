'use client';

import { ActionIcon } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';

/** What can be done with one line of the history, as an icon that says what it is. */
export function RowAction({
  label,
  icon,
  loading = false,
  onClick,
}: {
  readonly label: string;
  readonly icon: ReactNode;
  readonly loading?: boolean;
  readonly onClick: () => void;
}): ReactElement {
  return (
    <ActionIcon
      variant="subtle"
      size={36}
      className="quiet-action"
      aria-label={label}
      title={label}
      loading={loading}
      onClick={onClick}
    >
      {icon}
    </ActionIcon>
  );
}
