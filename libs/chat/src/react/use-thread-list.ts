import { useMemo } from 'react';
import { threadsByActivity } from '../select.ts';
import type { ChatState, ThreadState } from '../state.ts';
import { useChatState } from './use-chat-state.ts';

/** The threads in the order of the list, and whether there may be more. */
export function useThreadList(): {
  readonly status: ChatState['list'];
  readonly threads: readonly ThreadState[];
} {
  const state = useChatState((all) => all);
  return useMemo(() => ({ status: state.list, threads: threadsByActivity(state) }), [state]);
}
