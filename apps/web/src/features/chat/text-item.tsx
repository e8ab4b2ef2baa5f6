'use client';

import { Box, Group, Paper, Text } from '@mantine/core';
import type { TextMessage, ThreadState } from '@switchboard/chat';
import { useChatState } from '@switchboard/chat/react';
import { PersonAvatar } from '@switchboard/ui';
import { useFormatter, useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { GuestBadge } from '../directory/guest-badge';
import { MessageActions } from './message-actions';
import { MessageBody } from './message-body';
import { MessageChoices } from './message-choices';
import { MessageEditor } from './message-editor';
import { MessageStatus } from './message-status';
import { useNames } from './use-names';

export interface ItemProps {
  readonly thread: ThreadState;
  readonly continued: boolean;
  readonly position: number;
  readonly total: number;
}

/** What a person wrote; the first of several in a row says who and when. */
export function TextItem({
  message,
  thread,
  continued,
  position,
  total,
}: ItemProps & { readonly message: TextMessage }): ReactElement {
  const t = useTranslations('message');
  const format = useFormatter();
  const self = useChatState((state) => state.self);
  const own = message.sender === self;
  const name = useNames(thread).one(message.sender);
  const time = format.dateTime(message.createdOn, { hour: 'numeric', minute: '2-digit' });
  const side = own ? 'flex-end' : 'flex-start';
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
      <Group gap="xs" align="flex-start" wrap="nowrap" justify={side}>
        {!own && <Box w={32}>{!continued && <PersonAvatar name={name} size={32} />}</Box>}
        <Box maw="min(80%, 44rem)" miw={0}>
          {!continued && (
            <Group gap={6} justify={side}>
              {!own && <Writer id={message.sender} name={name} />}
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
          <Bubble message={message} thread={thread} own={own} />
          <MessageChoices message={message} thread={thread} />
          <MessageStatus message={message} thread={thread} own={own} />
        </Box>
      </Group>
    </Box>
  );
}

function Writer({ id, name }: { readonly id: string; readonly name: string }): ReactElement {
  return (
    <>
      <Text size="xs" fw={600}>
        {name}
      </Text>
      <GuestBadge id={id} />
    </>
  );
}

interface BubbleProps {
  readonly message: TextMessage;
  readonly thread: ThreadState;
  readonly own: boolean;
}

/** The text, and what can be done about one's own. */
function Bubble({ message, thread, own }: BubbleProps): ReactElement {
  const deleted = useTranslations('message')('deleted');
  const [editing, setEditing] = useState(false);
  const actable = own && message.status === 'sent' && thread.membership === 'member';
  return (
    <Group gap={4} wrap="nowrap" align="center" justify={own ? 'flex-end' : 'flex-start'}>
      {actable && !editing && (
        <MessageActions message={message} threadId={thread.id} onEdit={() => setEditing(true)} />
      )}
      <Paper
        px="sm"
        py={6}
        radius="lg"
        miw={0}
        bg={own ? 'var(--mantine-primary-color-light)' : 'var(--mantine-color-default-hover)'}
      >
        {editing ? (
          <MessageEditor message={message} threadId={thread.id} onDone={() => setEditing(false)} />
        ) : message.status === 'deleted' ? (
          <Text c="dimmed" fs="italic">
            {deleted}
          </Text>
        ) : (
          <MessageBody message={message} />
        )}
      </Paper>
    </Group>
  );
}
