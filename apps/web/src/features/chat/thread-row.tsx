'use client';

import { Badge, Box, Group, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { isText, lastMessage, unreadCount } from '@switchboard/chat';
import type { ThreadState } from '@switchboard/chat';
import { useChat, useChatState } from '@switchboard/chat/react';
import { PersonAvatar } from '@switchboard/ui';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'use-intl';
import { useEffect } from 'react';
import type { ReactElement } from 'react';
import { plainText } from './plain-text';
import { useNames } from './use-names';
import { useSystemLine } from './use-system-line';

/** One conversation in the list; its last message is read when the row comes into view. */
export function ThreadRow({
  thread,
  active,
}: {
  readonly thread: ThreadState;
  readonly active: boolean;
}): ReactElement {
  const t = useTranslations('threads');
  const format = useFormatter();
  const chat = useChat();
  const self = useChatState((state) => state.self);
  const names = useNames(thread);
  const { ref, entry } = useIntersection<HTMLLIElement>();
  const visible = entry?.isIntersecting ?? false;
  useEffect(() => {
    if (visible) chat.open(thread.id).catch(() => undefined);
  }, [chat, thread.id, visible]);

  const unread = active ? 0 : unreadCount(thread, self);
  const title = names.title();
  return (
    <li ref={ref}>
      <UnstyledButton
        component={Link}
        href={`/chat/${encodeURIComponent(thread.id)}`}
        aria-current={active ? 'page' : undefined}
        px="sm"
        py="xs"
        w="100%"
        style={{
          display: 'block',
          background: active ? 'var(--mantine-primary-color-light)' : undefined,
        }}
      >
        <Group wrap="nowrap" gap="sm">
          <PersonAvatar name={title} size={40} />
          <Box flex={1} miw={0}>
            <Group justify="space-between" wrap="nowrap" gap="xs">
              <Text truncate fw={unread > 0 ? 700 : 500}>
                {title}
              </Text>
              {thread.activeOn > 0 && (
                <Text size="xs" c="dimmed" component="time" style={{ flexShrink: 0 }}>
                  {format.dateTime(thread.activeOn, whenStyle(thread.activeOn))}
                </Text>
              )}
            </Group>
            <Group justify="space-between" wrap="nowrap" gap="xs">
              <Text size="sm" c="dimmed" truncate>
                <Preview thread={thread} self={self} />
              </Text>
              {unread > 0 && (
                <Badge size="sm" circle={unread < 10} style={{ flexShrink: 0 }}>
                  <span aria-hidden>{unread > 99 ? '99+' : unread}</span>
                  <VisuallyHidden>{t('unread', { count: unread })}</VisuallyHidden>
                </Badge>
              )}
            </Group>
          </Box>
        </Group>
      </UnstyledButton>
    </li>
  );
}

function Preview({ thread, self }: { readonly thread: ThreadState; readonly self: string }) {
  const t = useTranslations('threads');
  const system = useSystemLine(thread);
  const last = lastMessage(thread);
  if (thread.membership === 'left') return t('left');
  if (!last) return '\u00a0';
  if (!isText(last)) return system(last);
  if (last.status === 'deleted') return t('deleted');
  const text = plainText(last).slice(0, 200);
  return last.sender === self ? t('you', { text }) : text;
}

/** Today a time, otherwise a date. */
function whenStyle(on: number) {
  return new Date(on).toDateString() === new Date().toDateString()
    ? ({ hour: 'numeric', minute: '2-digit' } as const)
    : ({ month: 'short', day: 'numeric' } as const);
}
