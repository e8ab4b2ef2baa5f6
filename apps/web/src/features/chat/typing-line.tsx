'use client';

import { Text } from '@mantine/core';
import type { ThreadState } from '@switchboard/chat';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useNames } from './use-names';

/** Who is writing; takes its room always, so that nothing jumps. */
export function TypingLine({ thread }: { readonly thread: ThreadState }): ReactElement {
  const t = useTranslations('thread');
  const names = useNames(thread);
  const typists = Object.entries(thread.typing).map(([userId, { name }]) => ({ userId, name }));
  return (
    <Text size="xs" c="dimmed" px="md" h={20} truncate role="status">
      {typists.length > 0 && t('typing', { count: typists.length, names: names.many(typists) })}
    </Text>
  );
}
