import type { IncomingState } from '@switchboard/calling';
import type { ChatState, ThreadState } from '@switchboard/chat';
import { THREAD } from '../start/call-wish';

/** The one among one's own conversations that a caller names. */
export function namedThread(
  threads: ChatState['threads'],
  { context }: IncomingState,
): ThreadState | undefined {
  const id = context[THREAD];
  return id !== undefined && Object.hasOwn(threads, id) ? threads[id] : undefined;
}

/** Whether both are in it: only then it belongs beside their call. */
export function isShared(thread: ThreadState | undefined, { from }: IncomingState): boolean {
  return thread?.membership === 'member' && Object.hasOwn(thread.participants, from);
}
