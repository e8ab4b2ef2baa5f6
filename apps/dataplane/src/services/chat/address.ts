import type { OperationRequest } from '../../platform/wire/operation.ts';
import type { Chat } from './chat.ts';

/** Where a thread is. The service leaves the `@` of ids as it is. */
export function threadAddress(
  { publicUrl }: Chat,
  request: OperationRequest,
  threadId: string,
): string {
  const escaped = encodeURIComponent(threadId).replaceAll('%40', '@');
  return `${publicUrl(request.raw)}/chat/threads/${escaped}`;
}

/** The same in links to the next page, where the service escapes nothing. */
export function pageAddress({ publicUrl }: Chat, request: OperationRequest, path: string): string {
  return `${publicUrl(request.raw)}/chat/threads${path}`;
}
