import { randomUUID } from 'node:crypto';
import { noticeOf } from '@switchboard/push';
import type { PushPayload } from '@switchboard/push';
import type { ServicePush } from '../services/service-push.ts';
import type { Platform, ShownNotification } from './device-state.ts';

/**
 * What is shown of a push: a system shows notifications by itself; a browser leaves it to the service worker.
 *
 * @returns undefined for a push that shows nothing
 */
export function notificationOf(
  { push, notice }: Pick<ServicePush, 'push' | 'notice'>,
  platform: Platform,
): ShownNotification | undefined {
  const shown = notice ?? (platform === 'browser' ? noticeIn(push) : undefined);
  if (!shown) return undefined;
  const threadId = push?.type === 'chat-message' ? push.threadId : undefined;
  const key = threadId ?? push?.eventId ?? randomUUID();
  return { key, threadId, title: shown.title, text: shown.body };
}

/** A service worker shows what it was sent. */
function noticeIn(push: PushPayload | undefined): { title: string; body: string } | undefined {
  if (push?.type === 'test') return { title: 'Switchboard', body: 'Test' };
  return push?.type === 'chat-message' ? noticeOf(push) : undefined;
}
