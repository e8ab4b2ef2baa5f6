import { useThread } from '@switchboard/chat/react';
import { useTranslations } from 'use-intl';

/** Names of the people of a conversation, by their id. */
export function useNames(threadId: string): (id: string) => string {
  const t = useTranslations('space');
  const participants = useThread(threadId)?.participants ?? {};
  return (id) => participants[id]?.name || t('somebody');
}
