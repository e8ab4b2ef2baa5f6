'use client';

import { Button, Group } from '@mantine/core';
import { openOffer } from '@switchboard/chat';
import type { TextMessage, ThreadState } from '@switchboard/chat';
import { useChat, useChatState } from '@switchboard/chat/react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

interface Props {
  readonly message: TextMessage;
  readonly thread: ThreadState;
}

/** Answers that a message offers, as long as nobody has gone on: clicking one is writing it. */
export function MessageChoices({ message, thread }: Props): ReactElement | undefined {
  const t = useTranslations('message');
  const chat = useChat();
  const self = useChatState((state) => state.self);
  const isOpen = thread.membership === 'member' && openOffer(thread, self) === message.id;
  if (!message.choices || !isOpen) return undefined;
  return (
    <Group role="group" aria-label={t('choices')} gap={6} pt={4}>
      {message.choices.map(({ id, label }) => (
        <Button
          key={id}
          size="compact-sm"
          variant="light"
          radius="xl"
          onClick={() => chat.send(thread.id, label, id)}
        >
          {label}
        </Button>
      ))}
    </Group>
  );
}
