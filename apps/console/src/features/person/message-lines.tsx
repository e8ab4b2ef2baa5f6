'use client';

import { Group, Stack, Text } from '@mantine/core';
import type { access } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { Moment } from '../shell/moment';
import { plainText } from './plain-text';

export type Content = Awaited<ReturnType<typeof access.conversations.content.mutate>>;
type Message = Content['items'][number];

export interface Sender {
  readonly userId: string;
  readonly name: string;
}

/** What was written, as text and nothing else, in the order it was written. */
export function MessageLines({
  content: { items, more },
  senders,
}: {
  readonly content: Content;
  readonly senders: readonly Sender[];
}): ReactElement {
  const t = useTranslations('conversations');
  const nameOf = (id: string | null): string =>
    senders.find(({ userId }) => userId === id)?.name || t('unknownSender');
  return (
    <Stack gap="sm">
      {items.length === 0 && <Text c="dimmed">{t('nothing')}</Text>}
      {more && (
        <Text size="sm" c="dimmed">
          {t('onlyLatest', { count: items.length })}
        </Text>
      )}
      <ol className="plain-list">
        {items.toReversed().map((message) => (
          <Line key={message.id} message={message} sender={nameOf(message.senderId)} />
        ))}
      </ol>
    </Stack>
  );
}

function Line({
  message,
  sender,
}: {
  readonly message: Message;
  readonly sender: string;
}): ReactElement {
  const t = useTranslations('conversations');
  const event = useTranslations('conversations.event');
  const { type, text, at, editedAt, deletedAt } = message;
  const written = type === 'text' || type === 'html';
  const system = event.has(type) ? event(type) : type;
  return (
    <li>
      <Group gap="xs">
        {written && (
          <Text span size="sm" fw={600}>
            {sender}
          </Text>
        )}
        <Text span size="xs" c="dimmed">
          <Moment at={at} />
          {editedAt && ` · ${t('edited')}`}
        </Text>
      </Group>
      <Text size="sm" className="as-written" {...(!(written && !deletedAt) && { c: 'dimmed' })}>
        {deletedAt ? t('deleted') : written ? plainText(type, text ?? '') : system}
      </Text>
    </li>
  );
}
