'use client';

import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';

/** Time to read it, to think, and to get there by keyboard. */
const WITH_ACTION_MS = 12_000;

export interface Notice {
  readonly message: string;
  readonly kind?: 'good' | 'bad';
  /** For what can be taken back. */
  readonly action?: { readonly label: string; readonly onAction: () => void };
}

/** Says what has just happened, where it takes nothing away from the page. */
export function showNotice({ message, kind = 'good', action }: Notice): void {
  const color = kind === 'good' ? 'green' : 'red';
  if (!action) {
    notifications.show({ message, color });
    return;
  }
  const act = (): void => {
    notifications.hide(id);
    action.onAction();
  };
  const id = notifications.show({
    color,
    autoClose: WITH_ACTION_MS,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{message}</Text>
        <Button variant="light" size="compact-sm" onClick={act}>
          {action.label}
        </Button>
      </Group>
    ),
  });
}
