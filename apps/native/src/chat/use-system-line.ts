import { systemLineOf } from '@switchboard/chat';
import type { SystemMessage } from '@switchboard/chat';
import { useTexts } from '../i18n/text-context.ts';
import type { ThreadNames } from '../people/use-names.ts';

/** Says what the service says happened. */
export function useSystemLine(names: ThreadNames): (message: SystemMessage) => string {
  const t = useTexts();
  return (message) => {
    const { word, others } = systemLineOf(message);
    const who = names.one(message.initiator);
    const list = others.map(({ userId, name }) => name || names.one(userId));
    const fill = { who, others: list.join(t.language === 'zh' ? '、' : ', ') };
    switch (word) {
      case 'topic':
        return t('thread.topicNow', { who, topic: message.topic ?? '' });
      case 'began':
        return t('thread.began', fill);
      case 'added':
        return t('thread.added', fill);
      case 'left':
        return t('thread.leftBy', fill);
      case 'removed':
        return t('thread.removed', fill);
    }
  };
}
