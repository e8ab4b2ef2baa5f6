import type { Claims } from './claims.ts';
import type { Directory } from './directory.ts';
import type { Topic } from './topic.ts';

/** Connects the processes of a data plane. */
export interface ProcessBus extends AsyncDisposable {
  /** This process, in hexadecimal digits; another one after each start. */
  readonly self: string;
  /** Tells every process, the sender included, which hears it at once. */
  publish<Message>(topic: Topic<Message>, message: Message): void;
  /** Tells one process, which may be this one: it hears it soon, never inside the sender's own step. */
  send<Message>(process: string, topic: Topic<Message>, message: Message): void;
  /** Fulfilled when all that was published or sent so far is where the others will find it. */
  written(): Promise<void>;
  subscribe<Message>(topic: Topic<Message>, hear: (message: Message) => void): Disposable;
  /** Hears when messages of other processes may be missing for good: whoever remembers anything reads it again. */
  onInterrupted(listener: () => void): Disposable;
  /** Which of these processes run. */
  alive(processes: readonly string[]): Promise<ReadonlySet<string>>;
  /** Hears of a process that died, if there were messages between it and this one. */
  onProcessGone(listener: (process: string) => void): Disposable;
  readonly directory: Directory;
  readonly claims: Claims;
}
