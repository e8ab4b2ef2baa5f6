import { isText, nameOf, newestForeignId } from '@switchboard/chat';
import type { Chat, TextMessage, ThreadState } from '@switchboard/chat';
import type { ToDevice } from '@switchboard/push/device';
import { plainText } from './plain-text.ts';

const MAX_TITLE = 256;
const MAX_TEXT = 1_000;

/**
 * Tells the system of messages that the app's own connection brings while nobody looks at it: no push is sent
 * for those.
 *
 * @param since what was written before is no news, epoch ms
 * @returns ends it
 */
export function notifyOf(
  chat: Pick<Chat, 'getSnapshot' | 'subscribe'>,
  isInFront: () => boolean,
  since: number,
  tell: (message: ToDevice) => void,
): () => void {
  const known = new Map<string, string>();
  const look = (): void => {
    const { list, self, threads } = chat.getSnapshot();
    if (list === 'loading') return;
    for (const thread of Object.values(threads)) {
      const id = newestForeignId(thread, self);
      if (id === undefined || id === known.get(thread.id)) continue;
      known.set(thread.id, id);
      const message = thread.timeline.find((one) => one.id === id);
      const isNews = isText(message) && message.status === 'sent' && message.createdOn > since;
      if (isNews && !isInFront()) tell(noticeOf(thread, message));
    }
  };
  look();
  return chat.subscribe(look);
}

function noticeOf(thread: ThreadState, message: TextMessage): ToDevice {
  const text = message.kind === 'html' ? plainText(message.body) : message.body;
  const title = nameOf(thread, message.sender) || message.senderName || 'Switchboard';
  return {
    ...{ type: 'notification-shown', threadId: thread.id },
    ...{ title: title.slice(0, MAX_TITLE), text: text.slice(0, MAX_TEXT) },
  };
}
