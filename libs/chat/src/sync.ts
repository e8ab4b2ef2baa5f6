import type { Clock, Scope } from '@switchboard/kernel';
import { chatFailure } from './failure.ts';
import { fromSdkMessage, toParticipant } from './message.ts';
import type { Message } from './message.ts';
import type { ChatAction } from './reduce.ts';
import { userIdOf } from './sdk.ts';
import type { SdkChatClient, SdkMessage, SdkPaged } from './sdk.ts';
import type { ChatState } from './state.ts';

const PAGE = 50;
/** Old messages that were edited lately fill pages and show nothing: so many more are read then. */
const MOST_PAGES_AT_ONCE = 5;
/** So many messages more are worth an answer. */
const ENOUGH = 20;
/** After an absence at most this many pages are read again for one thread. */
const MOST_GAP_PAGES = 20;
/** Receipts of at most this many people are read: the service has none in larger threads. */
const RECEIPT_PAGE = 100;
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
  const { client, clock, dispatch, getState, scope } = deps;
  const histories = new Map<string, AsyncIterator<SdkMessage[]>>();
  const opening = new Map<string, Promise<void>>();
  const refreshing = new Map<string, Disposable>();
  let list:
    | AsyncIterator<{ id: string; topic: string; deletedOn?: Date; lastMessageReceivedOn?: Date }[]>
    | undefined;
  scope.add(() => refreshing.forEach((timer) => timer[Symbol.dispose]()));

  const thread = (id: string) => client.getChatThreadClient(id);
  const pages = <T>(paged: SdkPaged<T>, size = PAGE) =>
    paged.byPage({ maxPageSize: size })[Symbol.asyncIterator]();
  const show = (threadId: string, page: readonly SdkMessage[], readTo?: string): void =>
    dispatch({
      type: 'messages',
      threadId,
      messages: page.flatMap((message) => fromSdkMessage(message) ?? []) as Message[],
      ...(readTo !== undefined && { readTo }),
    });

  async function moreThreads(): Promise<void> {
    list ??= pages(client.listChatThreads({ maxPageSize: PAGE }));
    try {
      const { value = [], done } = await list.next();
      dispatch({
        type: 'list',
        complete: done === true || value.length < PAGE,
        threads: value
          .filter(({ deletedOn }: { deletedOn?: Date }) => !deletedOn)
          .map(
            ({
              id,
              topic,
              lastMessageReceivedOn,
            }: {
              id: string;
              topic: string;
              lastMessageReceivedOn?: Date;
            }) => ({
              id,
              topic,
              activeOn: lastMessageReceivedOn?.getTime() ?? 0,
            }),
          ),
      });
    } catch (error) {
      list = undefined;
      dispatch({ type: 'listFailed' });
      throw error;
    }
  }

  async function readPage(threadId: string): Promise<void> {
    const history =
      histories.get(threadId) ?? pages(thread(threadId).listMessages({ maxPageSize: PAGE }));
    histories.set(threadId, history);
    const { value = [], done } = (await history.next()) as IteratorResult<SdkMessage[], undefined>;
    const isComplete = done === true || value.length < PAGE;
    show(threadId, value, isComplete ? '' : value.at(-1)?.version);
    dispatch({ type: 'history', threadId, history: isComplete ? 'complete' : 'partial' });
  }

  /** Reads until enough more than `shown` is without gaps. */
  async function readMore(threadId: string, shown: number): Promise<void> {
    for (let count = 0; count < MOST_PAGES_AT_ONCE; count++) {
      await readPage(threadId);
      const known = getState().threads[threadId];
      if (known?.history !== 'partial' || known.timeline.length >= shown + ENOUGH) return;
    }
  }

  async function readPeople(threadId: string): Promise<void> {
    const participants = [];
    for await (const page of thread(threadId)
      .listParticipants({ maxPageSize: 200 })
      .byPage({ maxPageSize: 200 })) {
      participants.push(...page.map(toParticipant));
    }
    dispatch({ type: 'participants', threadId, participants });
  }

  async function readReceipts(threadId: string): Promise<void> {
    const { value } = await pages(
      thread(threadId).listReadReceipts({ maxPageSize: RECEIPT_PAGE }),
      RECEIPT_PAGE,
    ).next();
    const receipts = (
      (value ?? []) as { sender: object; chatMessageId: string; readOn: Date }[]
    ).map(({ sender, chatMessageId, readOn }) => ({
      userId: userIdOf(sender),
      messageId: chatMessageId,
      readOn: readOn.getTime(),
    }));
    dispatch({ type: 'receipts', threadId, receipts });
  }

  /** One who has left may not list people or receipts; what they may still read stays readable. */
  const optional = async (reading: Promise<void>, threadId: string): Promise<void> => {
    try {
      await reading;
    } catch (error) {
      if (chatFailure(error) === 'not-allowed') {
        dispatch({ type: 'parted', threadId, userIds: [getState().self] });
      }
    }
  };

  async function load(threadId: string): Promise<void> {
    dispatch({ type: 'history', threadId, history: 'loading' });
    histories.delete(threadId);
    try {
      const reads = [
        readMore(threadId, 0),
        optional(readPeople(threadId), threadId),
        optional(readReceipts(threadId), threadId),
      ];
      const known = getState().threads[threadId];
      if (!known?.topic) reads.push(readTopic(threadId));
      await Promise.all(reads);
    } catch (error) {
      dispatch({ type: 'history', threadId, history: 'failed' });
      throw error;
    }
  }

  async function readTopic(threadId: string): Promise<void> {
    const { topic } = await thread(threadId).getProperties();
    dispatch({ type: 'topic', threadId, topic });
  }

  /**
   * From the latest version back until everything since the gap has been seen, edits of old messages
   * included. When that is too much, what was known from before the gap is hidden: it is read again
   * when somebody goes back that far.
   */
  async function readSince(threadId: string, sinceMs: number): Promise<void> {
    const history = pages(thread(threadId).listMessages({ maxPageSize: PAGE }));
    let oldest: SdkMessage | undefined;
    for (let count = 0; count < MOST_GAP_PAGES; count++) {
      const { value, done } = (await history.next()) as IteratorResult<SdkMessage[], undefined>;
      if (value) show(threadId, value);
      oldest = value?.at(-1);
      if (done || value.length < PAGE || !oldest || Number(oldest.version) < sinceMs) return;
    }
    if (!oldest) return;
    histories.set(threadId, history);
    dispatch({ type: 'cut', threadId, readTo: oldest.version });
  }

  return {
    moreThreads,
    open(threadId) {
      const history = getState().threads[threadId]?.history ?? 'none';
      const running = opening.get(threadId);
      if (running || history === 'partial' || history === 'complete')
        return running ?? Promise.resolve();
      const started = load(threadId).finally(() => opening.delete(threadId));
      opening.set(threadId, started);
      return started;
    },
    older: (threadId) => readMore(threadId, getState().threads[threadId]?.timeline.length ?? 0),
    refresh(threadId) {
      refreshing.get(threadId)?.[Symbol.dispose]();
      refreshing.set(
        threadId,
        clock.after(REFRESH_DELAY_MS, () => {
          refreshing.delete(threadId);
          const read = Promise.all([
            readSince(threadId, clock.now()),
            optional(readPeople(threadId), threadId),
          ]);
          // The next event or reconnect reads again.
          read.catch(() => undefined);
        }),
      );
    },
    async fillGap(sinceMs) {
      list = undefined;
      await moreThreads();
      const loaded = Object.values(getState().threads).filter(
        ({ history, membership }) =>
          (history === 'partial' || history === 'complete') && membership !== 'deleted',
      );
      for (const { id } of loaded) {
        await Promise.all([
          readSince(id, sinceMs),
          optional(readPeople(id), id),
          optional(readReceipts(id), id),
        ]).catch(() => dispatch({ type: 'history', threadId: id, history: 'failed' }));
      }
    },
  };
}
