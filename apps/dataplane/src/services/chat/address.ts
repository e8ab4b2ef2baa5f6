import type { Call } from '../../platform/wire/operation.ts';
import type { Chat } from './chat.ts';

/** Where a thread is. The service leaves the `@` of ids as it is. */
export function threadAddress({ publicUrl }: Chat, call: Call, threadId: string): string {
  const escaped = encodeURIComponent(threadId).replaceAll('%40', '@');
  return `${publicUrl(call.request)}/chat/threads/${escaped}`;
}

/** The same in links to the next page, where the service escapes nothing. */
export function pageAddress({ publicUrl }: Chat, call: Call, path: string): string {
  return `${publicUrl(call.request)}/chat/threads${path}`;
}
