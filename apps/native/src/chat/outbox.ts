import type { Chat, ChatState, KeptMessage } from '@switchboard/chat';
import { isText, MAX_MESSAGE_BYTES, messageBytes } from '@switchboard/chat';
import { PlatformError } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { z } from 'zod';
import type { KeyValueStore } from '../ports/ports.ts';
import { createValue } from '../state/value.ts';
import type { Value } from '../state/value.ts';

const KEY = 'outbox';
/** Whoever writes more without a network has to wait for it. */
export const MAX_WAITING = 200;
/** A service that is away is asked again after this. */
const TRY_AGAIN_MS = 5_000;
const MAX_BETWEEN_MS = 60_000;
/** What may pass by itself: such a message waits on, any other is shown as failed. */
const PASSING = new Set(['offline', 'unavailable', 'rate-limited', 'signed-out']);

const waiting = z.object({
  threadId: z.string(),
  /** Travels with the message, so that it is known to be the same one. */
  id: z.string(),
  body: z.string(),
  createdOn: z.number(),
  /** It was refused for good: only the person can say what becomes of it. */
  isRefused: z.boolean().default(false),
});

export type Waiting = z.output<typeof waiting>;

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
  const list = createValue<readonly Waiting[]>([]);
  let chat: OutboxChat | undefined;
  /** Ids that the chat has been given, and has not said anything of yet. */
  const underWay = new Set<string>();
  let timer: Disposable | undefined;
  let failures = 0;
  let written: Promise<unknown> = Promise.resolve();
  let count = 0;

  function put(next: readonly Waiting[]): void {
    list.set(next);
    const text = JSON.stringify(next);
    // One after the other, or an older list could overwrite a newer one.
    written = written.then(() => storage.write(KEY, text)).catch(() => undefined);
  }

  function drop(id: string): void {
    underWay.delete(id);
    put(list.get().filter((one) => one.id !== id));
  }

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

  function later(): void {
    if (timer) return;
    const ms = Math.min(TRY_AGAIN_MS * 2 ** Math.min(failures++, 4), MAX_BETWEEN_MS);
    timer = clock.after(ms, () => {
      timer = undefined;
      send();
    });
  }

  function look(): void {
    const state = chat?.getSnapshot();
    if (!state) return;
    for (const message of list.get()) {
      const fate = fateOf(state, message);
      if (fate === 'sent') {
        failures = 0;
        drop(message.id);
      } else if (fate && underWay.delete(message.id)) {
        if (fate === 'failed') later();
        else put(list.get().map((one) => (one.id === message.id ? refused(one) : one)));
      }
    }
    if (!timer) send();
  }

  return {
    waiting: list,
    async start() {
      list.set([...(await readKept(storage)), ...list.get()]);
      send();
    },
    write(threadId, body) {
      refuseTooLong(body);
      if (list.get().length >= MAX_WAITING) throw full();
      const createdOn = clock.now();
      // Sorts as it was written, and is unique on every device.
      const order = `${String(createdOn).padStart(15, '0')}-${String(count++).padStart(6, '0')}`;
      const id = `local:${order}-${newId()}`;
      put([...list.get(), { threadId, id, body, createdOn, isRefused: false }]);
      send();
    },
    retry(id) {
      put(list.get().map((one) => (one.id === id ? { ...one, isRefused: false } : one)));
      send();
    },
    discard(id) {
      const message = list.get().find((one) => one.id === id);
      if (message) chat?.discard(message.threadId, id);
      drop(id);
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
      timer?.[Symbol.dispose]();
      timer = undefined;
      failures = 0;
      send();
    },
    async clear() {
      timer?.[Symbol.dispose]();
      timer = undefined;
      put([]);
      await written;
      await storage.remove(KEY);
    },
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

function refused(message: Waiting): Waiting {
  return { ...message, isRefused: true };
}

async function readKept(storage: KeyValueStore): Promise<readonly Waiting[]> {
  try {
    return z.array(waiting).parse(JSON.parse((await storage.read(KEY)) ?? '[]'));
  } catch {
    return [];
  }
}

function refuseTooLong(body: string): void {
  if (messageBytes(body) > MAX_MESSAGE_BYTES) {
    throw new PlatformError('message-too-long', 'input', 'The message is too long.');
  }
}

function full(): PlatformError {
  return new PlatformError('outbox-full', 'limit', 'Too many messages wait for the network.');
}
