'use client';

import { Button, Group, Text } from '@mantine/core';
import { isText, readBy } from '@switchboard/chat';
import type { TextMessage, ThreadState } from '@switchboard/chat';
import { useChat, useChatState } from '@switchboard/chat/react';
import { useReason } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useNames } from './use-names';

interface StatusProps {
  readonly message: TextMessage;
  readonly thread: ThreadState;
  readonly own: boolean;
}

/** Under a message: on its way, not sent and what to do, edited, and read by whom. */
export function MessageStatus({ message, thread, own }: StatusProps): ReactElement | null {
  const t = useTranslations('message');
  if (message.status === 'failed') return <Failed message={message} thread={thread} />;
  const read =
    own && message.status === 'sent' ? <ReadBy message={message} thread={thread} /> : null;
  const edited = message.editedOn !== undefined && message.status !== 'deleted';
  if (!edited && !read && message.status !== 'sending') return null;
  return (
    <Group gap={6} justify={own ? 'flex-end' : 'flex-start'}>
      {edited && (
        <Text size="xs" c="dimmed">
          {t('edited')}
        </Text>
      )}
      {message.status === 'sending' && (
        <Text size="xs" c="dimmed">
          {t('sending')}
        </Text>
      )}
      {read}
    </Group>
  );
}

/** Only under the newest message that somebody has read: it holds for all before. */
function ReadBy({ message, thread }: Omit<StatusProps, 'own'>): ReactElement | null {
  const t = useTranslations('message');
  const self = useChatState((state) => state.self);
  const names = useNames(thread);
  const readers = readBy(thread, message, self);
  const next = thread.timeline.findLast(
    (other) => isText(other) && other.sender === self && other.status === 'sent',
  );
  if (next?.id !== message.id) return null;
  return (
    <Text size="xs" c="dimmed">
      {readers.length > 0 ? t('readBy', { names: names.many(readers) }) : t('sentLabel')}
    </Text>
  );
}

function Failed({ message, thread }: Omit<StatusProps, 'own'>): ReactElement {
  const t = useTranslations('message');
  const reason = useReason();
  const chat = useChat();
  return (
    <Group gap={4} justify="flex-end" role="alert">
      <Text size="xs" c="red">
        {t('failed', { reason: reason(message.failure) })}
      </Text>
      <Button size="compact-xs" variant="subtle" onClick={() => chat.retry(thread.id, message.id)}>
        {t('retry')}
      </Button>
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        onClick={() => chat.discard(thread.id, message.id)}
      >
        {t('discard')}
      </Button>
    </Group>
  );
}
