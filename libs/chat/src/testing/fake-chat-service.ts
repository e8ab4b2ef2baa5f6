import type {
  SdkChatClient,
  SdkMessage,
  SdkPaged,
  SdkParticipant,
  SdkThreadClient,
} from '../sdk.ts';

interface FakeThread {
  topic: string;
  messages: SdkMessage[];
  participants: SdkParticipant[];
  receipts: { sender: { communicationUserId: string }; chatMessageId: string; readOn: Date }[];
}

/**
 * A chat service in memory behind the SDK's surface, for tests of pages and of this library. Events
 * are emitted by the test, so it decides their order, their repetition and their absence.
 */
export class FakeChatService implements SdkChatClient {
  readonly threads = new Map<string, FakeThread>();
  readonly calls: string[] = [];
  /** Errors the next calls of an operation fail with, first in first out. */
  readonly failures = new Map<string, Error[]>();
  /** Runs after a message is stored and before its sender hears of it: the moment an answer can be lost. */
  afterStore: ((message: SdkMessage, threadId: string) => void) | undefined;
  readonly #self: string;
  readonly #now: () => number;
  readonly #listeners = new Map<string, Set<(event: never) => void>>();
  #lastId = 0;

  constructor(self: string, now: () => number) {
    this.#self = self;
    this.#now = now;
  }

  addThread(id: string, topic: string, userIds: readonly string[]): FakeThread {
    const participants = userIds.map((userId) => ({
      id: { communicationUserId: userId },
      displayName: userId,
    }));
    const thread: FakeThread = { topic, messages: [], participants, receipts: [] };
    this.threads.set(id, thread);
    return thread;
  }

  /** Stores a message as if somebody had sent it. */
  store(
    threadId: string,
    sender: string,
    content: string,
    metadata?: Record<string, string>,
  ): SdkMessage {
    const id = String((this.#lastId = Math.max(this.#lastId + 1, this.#now())));
    const message: SdkMessage = {
      id,
      version: id,
      type: 'text',
      content: { message: content },
      sender: { communicationUserId: sender },
      senderDisplayName: sender,
      createdOn: new Date(Number(id)),
      ...(metadata ? { metadata } : {}),
    };
    this.#thread(threadId).messages.push(message);
    return message;
  }

  /** Changes a stored message as if its sender had, and tells nobody. */
  edit(threadId: string, id: string, content: string): void {
    const { messages } = this.#thread(threadId);
    const at = messages.findIndex((message) => message.id === id);
    const version = String((this.#lastId = Math.max(this.#lastId + 1, this.#now())));
    messages[at] = { ...messages[at]!, version, content: { message: content } };
  }

  emit(event: string, payload?: unknown): void {
    for (const listener of [...(this.#listeners.get(event) ?? [])]) listener(payload as never);
  }

  /** The realtime event of a stored message. */
  emitReceived(threadId: string, message: SdkMessage): void {
    this.emit('chatMessageReceived', {
      threadId,
      id: message.id,
      version: message.version,
      type: 'Text',
      message: message.content?.message ?? '',
      sender: message.sender,
      senderDisplayName: message.senderDisplayName,
      createdOn: message.createdOn,
      metadata: message.metadata ?? {},
    });
  }

  get listenerCount(): number {
    return [...this.#listeners.values()].reduce((sum, listeners) => sum + listeners.size, 0);
  }

  async createChatThread(
    { topic }: { topic: string },
    options: { participants?: SdkParticipant[] } = {},
  ) {
    this.#enter('createChatThread');
    const id = `19:${this.threads.size}@thread.v2`;
    const thread = this.addThread(id, topic, [this.#self]);
    thread.participants.push(...(options.participants ?? []));
    return { chatThread: { id } };
  }

  listChatThreads() {
    return this.#paged('listChatThreads', () =>
      [...this.threads].map(([id, { topic, messages }]) => ({
        id,
        topic,
        lastMessageReceivedOn: messages.at(-1)?.createdOn ?? new Date(0),
      })),
    );
  }

  getChatThreadClient(threadId: string): SdkThreadClient {
    return {
      getProperties: async () => {
        this.#enter('getProperties');
        return { topic: this.#thread(threadId).topic };
      },
      updateTopic: async (topic) => {
        this.#enter('updateTopic');
        this.#thread(threadId).topic = topic;
      },
      sendMessage: async ({ content }, options = {}) => {
        this.#enter('sendMessage');
        const message = this.store(threadId, this.#self, content, options.metadata);
        this.afterStore?.(message, threadId);
        return { id: message.id };
      },
      updateMessage: async () => this.#enter('updateMessage'),
      deleteMessage: async () => this.#enter('deleteMessage'),
      listMessages: () =>
        this.#paged('listMessages', () =>
          [...this.#thread(threadId).messages].sort(
            (a, b) => Number(b.version) - Number(a.version),
          ),
        ),
      listParticipants: () =>
        this.#paged('listParticipants', () => this.#thread(threadId).participants),
      addParticipants: async ({ participants }) => {
        this.#enter('addParticipants');
        this.#thread(threadId).participants.push(...participants);
        return {};
      },
      removeParticipant: async () => this.#enter('removeParticipant'),
      sendTypingNotification: async () => {
        this.#enter('sendTypingNotification');
        return true;
      },
      sendReadReceipt: async () => this.#enter('sendReadReceipt'),
      listReadReceipts: () =>
        this.#paged('listReadReceipts', () => this.#thread(threadId).receipts),
    };
  }

  async startRealtimeNotifications(): Promise<void> {
    this.#enter('startRealtimeNotifications');
    this.emit('realTimeNotificationConnected');
  }

  async stopRealtimeNotifications(): Promise<void> {
    this.#enter('stopRealtimeNotifications');
    this.#listeners.clear();
  }

  on(event: string, listener: (event: never) => void): void {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners.add(listener));
  }

  off(event: string, listener: (event: never) => void): void {
    this.#listeners.get(event)?.delete(listener);
  }

  #thread(id: string): FakeThread {
    const thread = this.threads.get(id);
    if (!thread) throw Object.assign(new Error('no such thread'), { statusCode: 404 });
    return thread;
  }

  #enter(operation: string): void {
    this.calls.push(operation);
    const failure = this.failures.get(operation)?.shift();
    if (failure) throw failure;
  }

  #paged<T>(operation: string, read: () => T[]): SdkPaged<T> {
    return {
      byPage: ({ maxPageSize = 50 } = {}) => {
        const enter = (): void => this.#enter(operation);
        return (async function* pages() {
          enter();
          const all = read();
          for (let at = 0; at < all.length; at += maxPageSize)
            yield all.slice(at, at + maxPageSize);
        })();
      },
    };
  }
}
