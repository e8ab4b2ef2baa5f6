'use client';

import type { SystemMessage, ThreadState } from '@switchboard/chat';
import { useTranslations } from 'use-intl';
import { useNames } from './use-names';

/** What the service says happened, in words. */
export function useSystemLine(thread: ThreadState): (message: SystemMessage) => string {
  const t = useTranslations('system');
  const names = useNames(thread);
  return (message) => {
    const name = names.one(message.initiator);
    const others = message.participants.filter(({ userId }) => userId !== message.initiator);
    const people = names.many(others);
    switch (message.kind) {
      case 'topicUpdated':
        return t('topic', { name, topic: message.topic ?? '' });
      case 'participantAdded': {
        // Only at the beginning does somebody come in by their own doing.
        const began = others.length < message.participants.length;
        return t(began ? 'began' : 'added', { name, people, count: others.length });
      }
      case 'participantRemoved':
        return others.length === 0 ? t('left', { name }) : t('removed', { name, people });
    }
  };
}
