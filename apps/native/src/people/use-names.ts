import { nameOf } from '@switchboard/chat';
import type { ThreadState } from '@switchboard/chat';
import { useEffect } from 'react';
import { useApp } from '../root/app-context.ts';
import { othersIn } from '../chat/thread-view.ts';
import { useTexts } from '../i18n/text-context.ts';
import { useValue } from '../state/use-value.ts';
import { isListOf } from './thread-title.ts';

export interface ThreadNames {
  /** Of a person in the thread. */
  readonly one: (userId: string) => string;
  /** Of the thread: its topic, or who is in it. */
  readonly title: string;
}

/** What to call people: as the trusted service does, and only then as others do. */
export function useNames(thread: ThreadState | undefined, self: string): ThreadNames {
  const { directory } = useApp();
  const t = useTexts();
  const names = useValue(directory.names);
  const account = useValue(useApp().account.state);
  const others = thread ? othersIn(thread, self) : [];
  const wanted = others.join(' ');
  useEffect(() => directory.want(wanted.split(' ').filter(Boolean)), [directory, wanted]);
  const one = (userId: string): string => {
    if (userId === self) return t('common.you');
    return names[userId] ?? ((thread && nameOf(thread, userId)) || t('common.someone'));
  };
  const people = others.map(one);
  const own = account.status === 'signed-in' ? account.profile.name : '';
  const isNames = isListOf(thread?.topic ?? '', [own, ...people]);
  const topic = isNames ? '' : thread?.topic;
  const list = people.join(t.language === 'zh' ? '、' : ', ');
  return { one, title: topic || list || t('chats.untitled') };
}

export function useName(userId: string, told: string | undefined): string {
  const { directory } = useApp();
  const t = useTexts();
  const names = useValue(directory.names);
  useEffect(() => directory.want([userId]), [directory, userId]);
  return names[userId] ?? (told || t('common.someone'));
}
