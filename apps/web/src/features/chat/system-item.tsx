import { Text } from '@mantine/core';
import type { SystemMessage } from '@switchboard/chat';
import type { ReactElement } from 'react';
import type { ItemProps } from './text-item';
import { useSystemLine } from './use-system-line';

/** What the service says happened in a thread. */
export function SystemItem({
  message,
  thread,
  position,
  total,
}: ItemProps & { readonly message: SystemMessage }): ReactElement {
  const line = useSystemLine(thread);
  return (
    <Text
      role="article"
      aria-posinset={position}
      aria-setsize={total}
      tabIndex={-1}
      size="sm"
      c="dimmed"
      ta="center"
      py={4}
    >
      {line(message)}
    </Text>
  );
}
