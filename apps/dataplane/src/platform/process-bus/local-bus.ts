import type { ProcessBus } from './bus.ts';
import { Subscribers } from './subscribers.ts';

/** The bus of a data plane that is one process, which nothing can interrupt. */
export function localBus(): ProcessBus {
  const subscribers = new Subscribers();
  return {
    publish: (topic, message) => subscribers.deliver(topic.name, message),
    subscribe: (topic, hear) => subscribers.add(topic, hear),
    onInterrupted: () => ({ [Symbol.dispose]: () => undefined }),
    [Symbol.asyncDispose]: async () => undefined,
  };
}
