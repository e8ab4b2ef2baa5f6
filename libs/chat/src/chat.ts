import { PlatformError, Scope } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { chatFailure } from './failure.ts';
import { listen, TYPING_MS } from './listen.ts';
import { MOST_PARTICIPANTS_WITH_RECEIPTS, SEND_LIMITS } from './limits.ts';
import { compareIds } from './message.ts';
import type { Participant } from './message.ts';
import { createOutgoing } from './outgoing.ts';
import type { Outgoing } from './outgoing.ts';
import type { RateLimit } from './pace.ts';
import { reduce } from './reduce.ts';
import type { ChatAction } from './reduce.ts';
import type { SdkChatClient, SdkThreadClient } from './sdk.ts';
import { initialState } from './state.ts';
import type { ChatState } from './state.ts';
import { createStore } from './store.ts';
import { createSync } from './sync.ts';
import type { Sync } from './sync.ts';

export interface ChatDeps {
  readonly client: SdkChatClient;
  /** Our own communication user id. */
  readonly self: string;
  readonly displayName: () => string;
  readonly clock: Clock;
  readonly newId?: () => string;
  /** For guests, whose tokens take nobody out of a thread: who does it for them. */
  readonly leave?: (threadId: string) => Promise<void>;
  /** For a service with limits of its own; those that Azure publishes, unless said. */
  readonly sendLimits?: readonly RateLimit[];
}

/** A connection that died without a word is found out this late, and clocks differ. */
const UNNOTICED_MS = 90_000;

/** Everything one person does and sees in chat. Close it with `end`. */
export interface Chat
  extends
    Pick<Outgoing, 'send' | 'retry' | 'discard' | 'edit' | 'remove' | 'settled'>,
    Pick<Sync, 'moreThreads' | 'open' | 'older'> {
  getSnapshot(): ChatState;
  subscribe(listener: () => void): () => void;
  /** Goes live and reads the first page of threads. */
  start(): Promise<void>;
  /** Reads what may have been missed: call it when the device wakes up or comes back online. */
  resume(): Promise<void>;
  /** @returns the new thread's id */
  createThread(topic: string, participants: readonly Participant[]): Promise<string>;
  setTopic(threadId: string, topic: string): Promise<void>;
  addParticipants(
    threadId: string,
    participants: readonly Participant[],
    history: 'all' | 'none',
  ): Promise<void>;
  removeParticipant(threadId: string, userId: string): Promise<void>;
  leave(threadId: string): Promise<void>;
  /** Tells the others that we are writing. The SDK asks the service at most every 8 s. */
  typing(threadId: string): void;
  markRead(threadId: string, messageId: string): void;
  end(): Promise<void>;
}

export function createChat(deps: ChatDeps): Chat {
  const { clock, self } = deps;
  const client = withOneClientPerThread(deps.client);
  const scope = new Scope();
  const store = createStore<ChatState, ChatAction>(initialState(self), reduce);
  const { dispatch, getSnapshot } = store;
  const sync = createSync({ client, clock, scope, dispatch, getState: getSnapshot });
  const outgoing = createOutgoing({
    client,
    dispatch,
    getState: getSnapshot,
    clock,
    signal: scope.signal,
    limits: deps.sendLimits ?? SEND_LIMITS,
    newId: deps.newId ?? (() => crypto.randomUUID()),
    displayName: deps.displayName,
  });
  const thread = (threadId: string) => client.getChatThreadClient(threadId);
  const removeSelf = (threadId: string): Promise<unknown> =>
    thread(threadId).removeParticipant({ communicationUserId: self });
  const typingTimers = new Map<string, Disposable>();
  scope.add(() => typingTimers.forEach((timer) => timer[Symbol.dispose]()));
  /** Until when we are sure to have heard everything. */
  let heardUntil = clock.now();

  const act = async <T>(ask: () => Promise<T>): Promise<T> => {
    try {
      return await ask();
    } catch (error) {
      throw new PlatformError(
        chatFailure(error),
        'unavailable',
        'The chat service did not accept this.',
        {
          cause: error,
        },
      );
    }
  };

  /** Events may have been missed between the two ends of an absence; overlap costs nothing. */
  const resume = async (): Promise<void> => {
    const since = heardUntil - UNNOTICED_MS;
    await act(() => sync.fillGap(since));
    heardUntil = clock.now();
  };

  const follow = (action: ChatAction): void => {
    dispatch(action);
    if (action.type === 'typing') expireTyping(action.threadId);
    const unseen = action.type === 'topic' || action.type === 'joined' || action.type === 'parted';
    // What the service says about itself is no event of its own: it is read.
    if (unseen && getSnapshot().threads[action.threadId]?.history !== 'none')
      sync.refresh(action.threadId);
  };

  const expireTyping = (threadId: string): void => {
    typingTimers.get(threadId)?.[Symbol.dispose]();
    const expire = (): void => {
      typingTimers.delete(threadId);
      dispatch({ type: 'typingExpired', threadId, now: clock.now() });
    };
    typingTimers.set(threadId, clock.after(TYPING_MS, expire));
  };

  const watchConnection = (): void => {
    const connected = (): void => {
      if (scope.ended) return;
      const { connection, list } = getSnapshot();
      // What happened between the first reading and the first connection is not known either.
      const again = connection === 'reconnecting' || list !== 'loading';
      dispatch({ type: 'connection', connection: 'connected' });
      if (again) resume().catch(() => undefined);
    };
    const disconnected = (): void => {
      if (scope.ended) return;
      if (getSnapshot().connection === 'connected') heardUntil = clock.now();
      dispatch({ type: 'connection', connection: 'reconnecting' });
    };
    client.on('realTimeNotificationConnected', connected);
    client.on('realTimeNotificationDisconnected', disconnected);
  };

  return {
    ...outgoing,
    ...sync,
    getSnapshot,
    subscribe: store.subscribe,
    resume,
    async start() {
      watchConnection();
      scope.add(() => client.stopRealtimeNotifications());
      await act(() => client.startRealtimeNotifications());
      listen(client, scope, follow, () => clock.now());
      await act(() => sync.moreThreads());
    },
    createThread: (topic, participants) =>
      act(async () => {
        // The service adds us by itself, but without our name.
        const everybody = [{ userId: self, name: deps.displayName() }, ...participants];
        const { chatThread } = await client.createChatThread(
          { topic },
          { participants: everybody.map(toSdk) },
        );
        const threadId = chatThread?.id ?? '';
        dispatch({ type: 'created', threadId, topic, participants: everybody, on: clock.now() });
        return threadId;
      }),
    setTopic: (threadId, topic) => act(() => thread(threadId).updateTopic(topic)),
    addParticipants: (threadId, participants, history) =>
      act(async () => {
        const shareHistoryTime = new Date(history === 'all' ? 0 : clock.now());
        await thread(threadId).addParticipants({
          participants: participants.map((person) => ({ ...toSdk(person), shareHistoryTime })),
        });
      }),
    removeParticipant: (threadId, userId) =>
      act(() => thread(threadId).removeParticipant({ communicationUserId: userId })),
    leave: (threadId) =>
      act(async () => {
        await (deps.leave ?? removeSelf)(threadId);
        dispatch({ type: 'parted', threadId, userIds: [self] });
      }),
    typing(threadId) {
      if (!smallEnough(getSnapshot(), threadId)) return;
      thread(threadId)
        .sendTypingNotification({ senderDisplayName: deps.displayName() })
        .catch(() => undefined);
    },
    markRead(threadId, messageId) {
      const known = getSnapshot().threads[threadId]?.receipts[self]?.messageId ?? '';
      if (compareIds(messageId, known) <= 0) return;
      dispatch({
        type: 'receipts',
        threadId,
        receipts: [{ userId: self, messageId, readOn: clock.now() }],
      });
      if (!smallEnough(getSnapshot(), threadId)) return;
      // A receipt that is lost is made good by the next one.
      thread(threadId)
        .sendReadReceipt({ chatMessageId: messageId })
        .catch(() => undefined);
    },
    async end() {
      dispatch({ type: 'connection', connection: 'stopped' });
      await scope.end();
    },
  };
}

/** The SDK throttles typing per thread client: a new one for each call would ask each time. */
function withOneClientPerThread(client: SdkChatClient): SdkChatClient {
  const threads = new Map<string, SdkThreadClient>();
  const getChatThreadClient = (threadId: string): SdkThreadClient => {
    const known = threads.get(threadId) ?? client.getChatThreadClient(threadId);
    threads.set(threadId, known);
    return known;
  };
  return {
    createChatThread: (...args) => client.createChatThread(...args),
    getChatThreadClient,
    listChatThreads: (...args) => client.listChatThreads(...args),
    startRealtimeNotifications: () => client.startRealtimeNotifications(),
    stopRealtimeNotifications: () => client.stopRealtimeNotifications(),
    on: client.on.bind(client) as SdkChatClient['on'],
    off: client.off.bind(client) as SdkChatClient['off'],
  };
}

function toSdk({ userId, name }: Participant) {
  return { id: { communicationUserId: userId }, ...(name ? { displayName: name } : {}) };
}

function smallEnough(state: ChatState, threadId: string): boolean {
  const participants = state.threads[threadId]?.participants ?? {};
  return Object.keys(participants).length <= MOST_PARTICIPANTS_WITH_RECEIPTS;
}
