import type { Clock, Scope } from '@switchboard/kernel';
import { createHistory } from './history.ts';
import type { ChatAction } from './reduce.ts';
import type { SdkChatClient } from './sdk.ts';
import type { ChatState, ThreadState } from './state.ts';
import { createThreadList } from './thread-list.ts';
import { createThreadReader } from './thread-reader.ts';

/** Events that come in a burst cause one reading. */
const REFRESH_DELAY_MS = 150;

export interface SyncDeps {
  readonly client: SdkChatClient;
  readonly clock: Clock;
  readonly scope: Scope;
  readonly getState: () => ChatState;
  readonly dispatch: (action: ChatAction) => void;
}

/** Reads from the service what events do not carry: lists, history, and what an absence hid. */
export interface Sync {
  /** Reads the next page of the thread list. */
  moreThreads(): Promise<void>;
  /** Reads a thread's newest messages, people and receipts, once. */
  open(threadId: string): Promise<void>;
  /** Reads one page further back. */
  older(threadId: string): Promise<void>;
  /** Reads the newest messages and people again soon; several calls cause one reading. */
  refresh(threadId: string): void;
  /** Reads all that may have happened since `sinceMs`. */
  fillGap(sinceMs: number): Promise<void>;
}

export function createSync(deps: SyncDeps): Sync {
  const { clock, dispatch, getState, scope } = deps;
  const list = createThreadList(deps);
  const history = createHistory(deps);
  const read = createThreadReader(deps);
  const opening = new Map<string, Promise<void>>();
  const refreshing = new Map<string, Disposable>();
  scope.add(() => refreshing.forEach((timer) => timer[Symbol.dispose]()));

  async function load(threadId: string): Promise<void> {
    dispatch({ type: 'history', threadId, history: 'loading' });
    try {
      await Promise.all([
        history.begin(threadId),
        read.participants(threadId),
        read.receipts(threadId),
        getState().threads[threadId]?.topic || read.topic(threadId),
      ]);
    } catch (error) {
      dispatch({ type: 'history', threadId, history: 'failed' });
      throw error;
    }
  }

  async function readAgain(threadId: string): Promise<void> {
    refreshing.delete(threadId);
    await Promise.all([history.since(threadId, clock.now()), read.participants(threadId)]);
  }

  async function fillGapOf(threadId: string, sinceMs: number): Promise<void> {
    const reads = [
      history.since(threadId, sinceMs),
      read.participants(threadId),
      read.receipts(threadId),
    ];
    await Promise.all(reads).catch(() =>
      dispatch({ type: 'history', threadId, history: 'failed' }),
    );
  }

  return {
    moreThreads: () => list.more(),
    async open(threadId) {
      const thread = getState().threads[threadId];
      const running = opening.get(threadId);
      if (running || (thread && isRead(thread))) return running;
      const started = load(threadId).finally(() => opening.delete(threadId));
      opening.set(threadId, started);
      return started;
    },
    older: (threadId) => history.more(threadId),
    refresh(threadId) {
      refreshing.get(threadId)?.[Symbol.dispose]();
      // A reading that fails is made good by the next event or reconnection.
      const refresh = (): void => void readAgain(threadId).catch(() => undefined);
      refreshing.set(threadId, clock.after(REFRESH_DELAY_MS, refresh));
    },
    async fillGap(sinceMs) {
      list.restart();
      await list.more();
      const stale = Object.values(getState().threads).filter(
        (thread) => isRead(thread) && thread.membership !== 'deleted',
      );
      for (const { id } of stale) await fillGapOf(id, sinceMs);
    },
  };
}

function isRead({ history }: ThreadState): boolean {
  return history === 'partial' || history === 'complete';
}
