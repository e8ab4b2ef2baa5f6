import type { ChatMessage, ChatThreadClient } from '@azure/communication-chat';
import { SIGNAL } from '@switchboard/chat';
import type { PeerId, SignalThread } from '@switchboard/networking';

/** As many as are read at once; of more, the older ones are lost, and said again by whoever still wants something. */
const PAGE = { maxPageSize: 50 } as const;

type Hear = (from: PeerId, text: string) => void;
type Thread = Pick<ChatThreadClient, 'listMessages' | 'sendMessage'>;

/**
 * What programs say to each other in a thread, read by asking: the chat SDK has realtime notifications in browsers only, and
 * asking works in every language.
 */
export class ThreadMailbox implements SignalThread {
  readonly #thread: Thread;
  readonly #self: PeerId;
  readonly #listeners = new Set<Hear>();
  /** Up to where it was read; undefined before the first time. */
  #last: number | undefined;

  constructor(thread: Thread, self: PeerId) {
    this.#thread = thread;
    this.#self = self;
  }

  async send(text: string): Promise<void> {
    await this.#thread.sendMessage({ content: text }, { metadata: { [SIGNAL]: '1' } });
  }

  subscribe(hear: Hear): Disposable {
    const own: Hear = (from, text) => hear(from, text);
    this.#listeners.add(own);
    return { [Symbol.dispose]: () => void this.#listeners.delete(own) };
  }

  /** Hears what was said since the last time; the first time only notes what there is. */
  async read(): Promise<void> {
    const { value } = await this.#thread.listMessages(PAGE).byPage(PAGE).next();
    const messages: ChatMessage[] = value ?? [];
    const last = this.#last ?? Infinity;
    const fresh = messages.filter((message) => numberOf(message) > last).toReversed();
    this.#last = Math.max(this.#last ?? 0, ...messages.map(numberOf));
    for (const message of fresh) this.#tell(message);
  }

  #tell({ metadata, sender, content }: ChatMessage): void {
    const from = sender?.kind === 'communicationUser' ? sender.communicationUserId : undefined;
    if (metadata?.[SIGNAL] === undefined || from === undefined || from === this.#self) return;
    for (const hear of [...this.#listeners]) hear(from, content?.message ?? '');
  }
}

function numberOf({ sequenceId }: ChatMessage): number {
  return Number(sequenceId);
}
