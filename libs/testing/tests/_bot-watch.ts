import { botsFailure, createBotsClient } from '@switchboard/bots-api/client';
import type { BotsClient } from '@switchboard/bots-api/client';
import type { Bots } from './_bots.ts';

export type Conversation = Awaited<ReturnType<BotsClient['conversations']['get']['query']>>;

/** Keeps up with all conversations of bots: each is read again when it has changed, and one at a time. */
export class BotWatch implements Disposable {
  readonly #bots: Pick<Bots, 'url' | 'headers'>;
  readonly #ended = new AbortController();
  /** By who it is with. */
  readonly #latest = new Map<string, Conversation>();
  /** By ids: whether it has changed again since it is being read. */
  readonly #reading = new Map<string, boolean>();
  #changed = Promise.withResolvers<void>();

  private constructor(bots: Pick<Bots, 'url' | 'headers'>) {
    this.#bots = bots;
  }

  static async open(bots: Pick<Bots, 'url' | 'headers'>): Promise<BotWatch> {
    const watch = new BotWatch(bots);
    const { url, headers } = bots;
    const { signal } = watch.#ended;
    const { body } = await fetch(`${url}/trpc/bots.watch`, { headers, signal });
    void watch.#follow(body!).catch((error: unknown) => {
      if (!signal.aborted) watch.#changed.reject(error);
    });
    return watch;
  }

  /** The conversation with somebody, once it is as it has to be. */
  async until(who: string, isSo: (conversation: Conversation) => boolean): Promise<Conversation> {
    for (;;) {
      const latest = this.#latest.get(who);
      if (latest && isSo(latest)) return latest;
      await this.#changed.promise;
    }
  }

  [Symbol.dispose](): void {
    this.#ended.abort();
  }

  async #follow(body: ReadableStream<Uint8Array>): Promise<void> {
    let text = '';
    for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const lines = text.split('\n');
      text = lines.pop() ?? '';
      for (const line of lines) this.#hear(line);
    }
  }

  #hear(line: string): void {
    const [, id] = /^data: .*"id":"(cnv_[a-z0-9]+)"/.exec(line) ?? [];
    if (id === undefined) return;
    if (this.#reading.has(id)) return void this.#reading.set(id, true);
    this.#reading.set(id, false);
    void this.#read(id).catch((error: unknown) => {
      // Of a call that was over before anything was said nothing is kept.
      if (botsFailure(error)?.code !== 'conversation-not-found') this.#changed.reject(error);
    });
  }

  async #read(id: string): Promise<void> {
    const conversation = await this.#clientFor(id).conversations.get.query({ conversationId: id });
    this.#latest.set(conversation.conversation.who ?? '', conversation);
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
    const isOld = this.#reading.get(id);
    this.#reading.delete(id);
    if (isOld) this.#hear(`data: {"id":"${id}"}`);
  }

  /** Each conversation is looked at by another session: one may ask some hundred times a minute. */
  #clientFor(id: string): BotsClient {
    const { url, headers } = this.#bots;
    return createBotsClient({
      url: `${url}/trpc`,
      headers: () => ({ ...headers, 'x-session-id': id }),
    });
  }
}
