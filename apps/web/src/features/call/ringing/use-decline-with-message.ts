'use client';

import { notifications } from '@mantine/notifications';
import type { IncomingState } from '@switchboard/calling';
import { useCalling } from '@switchboard/calling/react';
import { useChat } from '@switchboard/chat/react';
import { useReason } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';
import { usePersonName } from '../use-person-name';

/** Declines a call, and writes why into the conversation with the caller; one is started if need be. */
export function useDeclineWithMessage(call: IncomingState): (text: string) => void {
  const t = useTranslations('call');
  const reason = useReason();
  const calling = useCalling();
  const chat = useChat();
  const nameOf = usePersonName();
  return (text) => {
    void calling.decline(call.id);
    const name = nameOf(call.from, call.name);
    writeTo(chat, call.from, name, text).catch((error: unknown) => {
      notifications.show({ color: 'red', message: t('messageFailed', { reason: reason(error) }) });
    });
  };
}

async function writeTo(
  chat: ReturnType<typeof useChat>,
  userId: string,
  name: string,
  text: string,
): Promise<void> {
  const { threads, self } = chat.getSnapshot();
  const direct = Object.values(threads).find(({ membership, participants }) => {
    const ids = Object.keys(participants);
    return (
      membership === 'member' && ids.length === 2 && ids.includes(userId) && ids.includes(self)
    );
  });
  const threadId = direct?.id ?? (await chat.createThread(name, [{ userId, name }]));
  chat.send(threadId, text);
}
