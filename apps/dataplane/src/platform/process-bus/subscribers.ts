import type { Logger } from '@switchboard/service';
import type { Topic } from './topic.ts';

type Hear = (message: never) => void;

/** Who hears of what in this process, in the order of subscription. */
export class Subscribers {
  readonly #byTopic = new Map<string, Set<Hear>>();
  readonly #topics = new Map<string, Topic<unknown>>();
  readonly #log: Pick<Logger, 'error'>;

  constructor(log: Pick<Logger, 'error'>) {
    this.#log = log;
  }

  add<Message>(topic: Topic<Message>, hear: (message: Message) => void): Disposable {
    const known = this.#byTopic.get(topic.name) ?? new Set<Hear>();
    this.#byTopic.set(topic.name, known.add(hear));
    this.#topics.set(topic.name, topic);
    return { [Symbol.dispose]: () => void known.delete(hear) };
  }

  /** One who fails of what they hear keeps it from nobody else, and whoever publishes goes on. */
  deliver(name: string, message: unknown): void {
    for (const hear of this.#byTopic.get(name) ?? []) {
      try {
        hear(message as never);
      } catch (error) {
        this.#log.error({ err: error, topic: name }, 'a message between processes was not taken');
      }
    }
  }

  /** What came from outside; what is not as its topic says is dropped. */
  deliverParsed(name: string, raw: unknown): void {
    const parsed = this.#topics.get(name)?.schema.safeParse(raw);
    if (parsed?.success) this.deliver(name, parsed.data);
  }
}
