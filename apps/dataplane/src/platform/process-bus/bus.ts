import type { Topic } from './topic.ts';

/** Carries messages to every process of the data plane, the sender included, which hears them at once. */
export interface ProcessBus extends AsyncDisposable {
  publish<Message>(topic: Topic<Message>, message: Message): void;
  subscribe<Message>(topic: Topic<Message>, hear: (message: Message) => void): Disposable;
  /** Hears when messages of other processes may be missing for good: whoever remembers anything reads it again. */
  onInterrupted(listener: () => void): Disposable;
}
