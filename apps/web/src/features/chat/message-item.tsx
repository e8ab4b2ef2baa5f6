'use client';

import { Box, Group, Paper, Text } from '@mantine/core';
import { isText } from '@switchboard/chat';
import type { Message, TextMessage, ThreadState } from '@switchboard/chat';
import { useChatState } from '@switchboard/chat/react';
import { PersonAvatar } from '@switchboard/ui';
import { useFormatter, useTranslations } from 'use-intl';
import { useState } from 'react';
import { GuestBadge } from '../directory/guest-badge';
import type { ReactElement } from 'react';
import { MessageActions } from './message-actions';
import { MessageBody } from './message-body';
import { MessageEditor } from './message-editor';
import { MessageStatus } from './message-status';
import { useNames } from './use-names';
import { useSystemLine } from './use-system-line';

interface ItemProps {
  readonly thread: ThreadState;
  readonly continued: boolean;
  readonly position: number;
  readonly total: number;
}

export function MessageItem({
  message,
  ...props
}: ItemProps & { readonly message: Message }): ReactElement {
  return isText(message) ? (
    <TextItem message={message} {...props} />
  ) : (
    <SystemItem message={message} {...props} />
  );
}

type SystemProps = ItemProps & { readonly message: Exclude<Message, TextMessage> };

function SystemItem({ message, thread, position, total }: SystemProps): ReactElement {
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

function TextItem({
  message,
  thread,
  continued,
  position,
  total,
}: ItemProps & { readonly message: TextMessage }): ReactElement {
  const t = useTranslations('message');
  const format = useFormatter();
  const self = useChatState((state) => state.self);
  const [editing, setEditing] = useState(false);
  const own = message.sender === self;
  const name = useNames(thread).one(message.sender);
  const time = format.dateTime(message.createdOn, { hour: 'numeric', minute: '2-digit' });
  const actable = own && message.status === 'sent' && thread.membership === 'member';

  return (
    <Box
      role="article"
      aria-label={t('from', { name, time })}
      aria-posinset={position}
      aria-setsize={total}
      tabIndex={-1}
      pt={continued ? 2 : 10}
      data-status={message.status}
    >
      <Group gap="xs" align="flex-start" wrap="nowrap" justify={own ? 'flex-end' : 'flex-start'}>
        {!own && <Box w={32}>{!continued && <PersonAvatar name={name} size={32} />}</Box>}
        <Box maw="min(80%, 44rem)" miw={0}>
          {!continued && (
            <Group gap={6} justify={own ? 'flex-end' : 'flex-start'}>
              {!own && (
                <Text size="xs" fw={600}>
                  {name}
                </Text>
              )}
              {!own && <GuestBadge id={message.sender} />}
              <Text
                size="xs"
                c="dimmed"
                component="time"
                dateTime={new Date(message.createdOn).toISOString()}
              >
                {time}
              </Text>
            </Group>
          )}
          <Group gap={4} wrap="nowrap" align="center" justify={own ? 'flex-end' : 'flex-start'}>
            {actable && !editing && (
              <MessageActions
                message={message}
                threadId={thread.id}
                onEdit={() => setEditing(true)}
              />
            )}
            <Paper
              px="sm"
              py={6}
              radius="lg"
              miw={0}
              bg={own ? 'var(--mantine-primary-color-light)' : 'var(--mantine-color-default-hover)'}
            >
              {editing ? (
                <MessageEditor
                  message={message}
                  threadId={thread.id}
                  onDone={() => setEditing(false)}
                />
              ) : message.status === 'deleted' ? (
                <Text c="dimmed" fs="italic">
                  {t('deleted')}
                </Text>
              ) : (
                <MessageBody message={message} />
              )}
            </Paper>
          </Group>
          <MessageStatus message={message} thread={thread} own={own} />
        </Box>
      </Group>
    </Box>
  );
}
