'use client';

import { nameOf } from '@switchboard/chat';
import type { Participant, ThreadState } from '@switchboard/chat';
import { useChatState } from '@switchboard/chat/react';
import { useLocale, useTranslations } from 'use-intl';
import { use } from 'react';
import { DirectoryContext } from '../directory/directory';

export interface Names {
  /** A person's name at the beginning of a sentence; ourselves as "You". */
  one(userId: string): string;
  /** Several names as a phrase inside a sentence. */
  many(people: readonly Pick<Participant, 'userId' | 'name'>[]): string;
  /** What to call the thread: its topic, or else who is in it. */
  title(): string;
}

export function useNames(thread: ThreadState): Names {
  const t = useTranslations('system');
  const threads = useTranslations('threads');
  const self = useChatState((state) => state.self);
  const directory = use(DirectoryContext);
  const list = new Intl.ListFormat(useLocale(), { type: 'conjunction' });
  const one = (userId: string): string =>
    userId === self
      ? t('you')
      : directory.people[userId]?.name || nameOf(thread, userId) || t('someone');
  return {
    one,
    many: (people) =>
      list.format(people.map(({ userId }) => (userId === self ? t('yourself') : one(userId)))),
    title() {
      if (thread.topic) return thread.topic;
      const others = Object.values(thread.participants).filter(({ userId }) => userId !== self);
      return others.length > 0
        ? list.format(others.map(({ userId }) => one(userId)))
        : threads('untitled');
    },
  };
}
