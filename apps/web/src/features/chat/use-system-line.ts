'use client';

import { systemLineOf } from '@switchboard/chat';
import type { SystemMessage, ThreadState } from '@switchboard/chat';
import { useTranslations } from 'use-intl';
import { useNames } from './use-names';

/** What the service says happened, in words. */
export function useSystemLine(thread: ThreadState): (message: SystemMessage) => string {
  const t = useTranslations('system');
  const names = useNames(thread);
  return (message) => {
    const { word, others } = systemLineOf(message);
    const name = names.one(message.initiator);
    const people = names.many(others);
    if (word === 'topic') return t(word, { name, topic: message.topic ?? '' });
    return t(word, { name, people, count: others.length });
  };
}
