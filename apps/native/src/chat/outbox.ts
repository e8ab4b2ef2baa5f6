import type { Chat, ChatState, KeptMessage } from '@switchboard/chat';
import { isText, MAX_MESSAGE_BYTES, messageBytes } from '@switchboard/chat';
import { PlatformError } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import type { KeyValueStore } from '../ports/ports.ts';
import type { Value } from '../state/value.ts';
import { createBackOff } from './back-off.ts';
import { createWaitingList } from './waiting-list.ts';
import type { Waiting } from './waiting-list.ts';

/** Whoever writes more without a network has to wait for it. */
export const MAX_WAITING = 200;
/** What may pass by itself: such a message waits on, any other is shown as failed. */
const PASSING = new Set(['offline', 'unavailable', 'rate-limited', 'signed-out']);

export interface OutboxOptions {
  readonly storage: KeyValueStore;
  readonly clock: Clock;
  readonly newId: () => string;
}

type OutboxChat = Pick<Chat, 'getSnapshot' | 'subscribe' | 'resend' | 'discard'>;

/**
 * What was written and is not known to have arrived: kept over restarts, sent in the order it was written, one
 * at a time in each thread, and each once.
 */
export interface Outbox {
  readonly waiting: Value<readonly Waiting[]>;
  /** Reads what an earlier run kept. */
  start(): Promise<void>;
  /**
   * Keeps a message, and sends it as soon as it can be.
   *
   * @throws PlatformError `message-too-long`, `outbox-full`
   */
  write(threadId: string, body: string): void;
  retry(id: string): void;
  discard(id: string): void;
  /** Sends by this chat from now on. @returns ends it */
  follow(chat: OutboxChat): () => void;
  /** The network is back. */
  hurry(): void;
  clear(): Promise<void>;
}

export function createOutbox({ storage, clock, newId }: OutboxOptions): Outbox {
  const list = createWaitingList(storage);
  let chat: OutboxChat | undefined;
  /** Ids that the chat has been given, and has not said anything of yet. */
  const underWay = new Set<string>();
  const ids = idsOf(clock, newId);
  const backOff = createBackOff(clock, send);

  /** Gives the chat the first of each thread, unless one of it is under way. */
  function send(): void {
    if (!chat) return;
    const seen = new Set<string>();
    for (const message of list.get()) {
      if (message.isRefused || seen.has(message.threadId)) continue;
      seen.add(message.threadId);
      if (underWay.has(message.id)) continue;
      underWay.add(message.id);
      chat.resend(message.threadId, keptOf(message));
    }
  }

  function look(): void {
    const state = chat?.getSnapshot();
    if (!state) return;
    for (const message of list.get()) {
      const fate = fateOf(state, message);
      if (fate === 'sent') {
        backOff.reset();
        underWay.delete(message.id);
        list.drop(message.id);
      } else if (fate && underWay.delete(message.id)) {
        if (fate === 'failed') backOff.fail();
        else list.change(message.id, { isRefused: true });
      }
    }
    if (!backOff.isWaiting) send();
  }

  return {
    waiting: list,
    async start() {
      await list.read();
      send();
    },
    write(threadId, body) {
      refuseTooLong(body);
      if (list.get().length >= MAX_WAITING) throw full();
      const [id, createdOn] = [ids(), clock.now()];
      list.put([...list.get(), { threadId, id, body, createdOn, isRefused: false }]);
      send();
    },
    retry(id) {
      list.change(id, { isRefused: false });
      send();
    },
    discard(id) {
      const message = list.get().find((one) => one.id === id);
      if (message) chat?.discard(message.threadId, id);
      underWay.delete(id);
      list.drop(id);
      send();
    },
    follow(next) {
      chat = next;
      underWay.clear();
      const end = next.subscribe(look);
      send();
      return () => {
        end();
        if (chat === next) chat = undefined;
      };
    },
    hurry() {
      backOff.cancel();
      send();
    },
    async clear() {
      backOff.cancel();
      await list.clear();
    },
  };
}

/** Sorts as it was written, and is unique on every device. */
function idsOf(clock: Clock, newId: () => string): () => string {
  let count = 0;
  return () => {
    const [when, which] = [String(clock.now()).padStart(15, '0'), String(count++).padStart(6, '0')];
    return `local:${when}-${which}-${newId()}`;
  };
}

/** What the chat says of it; undefined while it is under way. */
function fateOf(
  state: ChatState,
  { threadId, id }: Waiting,
): 'sent' | 'failed' | 'refused' | undefined {
  const timeline = state.threads[threadId]?.timeline ?? [];
  const message = timeline.findLast((one) => isText(one) && one.clientId === id);
  if (!isText(message)) return undefined;
  if (message.status === 'sent' || message.status === 'deleted') return 'sent';
  if (message.status !== 'failed') return undefined;
  return PASSING.has(message.failure ?? '') ? 'failed' : 'refused';
}

function keptOf({ id, body, createdOn }: Waiting): KeptMessage {
  return { id, body, createdOn };
}

function refuseTooLong(body: string): void {
  if (messageBytes(body) > MAX_MESSAGE_BYTES) {
    throw new PlatformError('message-too-long', 'input', 'The message is too long.');
  }
}

function full(): PlatformError {
  return new PlatformError('outbox-full', 'limit', 'Too many messages wait for the network.');
}
