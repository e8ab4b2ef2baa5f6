'use client';

import { isText, nameOf } from '@switchboard/chat';
import type { ChatState } from '@switchboard/chat';
import { useChat } from '@switchboard/chat/react';
import { useTranslations } from 'use-intl';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { plainText } from './plain-text';

/** Reads out what others write, in any conversation, as it arrives. */
export function Announcer(): ReactElement {
  const chat = useChat();
  const t = useTranslations('message');
  const [text, setText] = useState('');
  useEffect(() => {
    let before = chat.getSnapshot();
    return chat.subscribe(() => {
      const after = chat.getSnapshot();
      const arrived = newestArrival(before, after);
      before = after;
      if (!arrived) return;
      const { thread, message } = arrived;
      const name = nameOf(thread, message.sender);
      setText(t('new', { name, text: plainText(message) }));
    });
  }, [chat, t]);
  return (
    <div className="visually-hidden" aria-live="polite" data-testid="announcer">
      {text}
    </div>
  );
}

/** A message of somebody else that became the last one of a thread we had already read. */
function newestArrival(before: ChatState, after: ChatState) {
  for (const thread of Object.values(after.threads)) {
    const known = before.threads[thread.id];
    if (!known || known.timeline === thread.timeline || known.history === 'loading') continue;
    const last = thread.timeline.at(-1);
    const added = thread.timeline.length === known.timeline.length + 1;
    if (added && isText(last) && last.sender !== after.self && last.status === 'sent') {
      return { thread, message: last };
    }
  }
  return undefined;
}
