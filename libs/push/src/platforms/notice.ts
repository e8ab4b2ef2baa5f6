import type { ChatMessagePush } from '../contract/push-payload.ts';

/** What is shown of a message when nothing of it may be, by the language of nobody in particular. */
const HIDDEN = { title: 'Switchboard', body: 'New message' };

/** Title and body of the notification of a message. */
export function noticeOf({ senderName, text }: ChatMessagePush): { title: string; body: string } {
  return { title: senderName ?? HIDDEN.title, body: text ?? HIDDEN.body };
}
